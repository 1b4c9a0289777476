namespace PlantNSeek.Numerics;

/// <summary>Points on which two functions of [-1, 1]^n are compared.</summary>
public static class InputGrid
{
    /// <summary>A regular grid over [-1, 1] in every dimension, corners included; the last coordinate changes fastest.</summary>
    /// <param name="dimensions">Numbers per point, at least 1.</param>
    /// <param name="pointsPerAxis">At least 2.</param>
    /// <exception cref="OverflowException">The grid has more than 2^31 - 1 points.</exception>
    public static double[][] Regular(int dimensions, int pointsPerAxis)
    {
        Guard.AtLeast(dimensions, 1);
        Guard.AtLeast(pointsPerAxis, 2);
        var count = 1;
        for (var d = 0; d < dimensions; d++)
        {
            count = checked(count * pointsPerAxis);
        }

        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var point = new double[dimensions];
            for (var (d, rest) = (dimensions - 1, i); d >= 0; d--, rest /= pointsPerAxis)
            {
                point[d] = Coordinate(rest % pointsPerAxis, pointsPerAxis);
            }

            points[i] = point;
        }

        return points;
    }

    // Symmetric about 0, and exactly -1 and 1 at the ends.
    private static double Coordinate(int step, int points) => (double)((2 * step) - (points - 1)) / (points - 1);
}
