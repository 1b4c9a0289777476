using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Planting;

/// <summary>How far the planted ticket, divided by its output scales, is from the target over points of [-1, 1]^n.</summary>
/// <param name="Largest">Largest |ticket / scale - target| over points and outputs.</param>
/// <param name="LargestInSingle">The same with the ticket's parameters rounded to float.</param>
/// <param name="LargestTarget">Largest |target|, to judge the deviations by.</param>
/// <param name="Points">Number of points: a regular grid of about a thousand, or as many random points in more than six dimensions.</param>
public readonly record struct TicketDeviation(double Largest, double LargestInSingle, double LargestTarget, int Points)
{
    private const int AboutPoints = 1001;

    /// <summary><see cref="Largest"/> over <see cref="LargestTarget"/>, or as it is where the target is 0 everywhere.</summary>
    public double Relative => LargestTarget > 0 ? Largest / LargestTarget : Largest;

    /// <summary><see cref="LargestInSingle"/> over <see cref="LargestTarget"/>, or as it is where the target is 0 everywhere.</summary>
    public double RelativeInSingle => LargestTarget > 0 ? LargestInSingle / LargestTarget : LargestInSingle;

    internal static TicketDeviation Measure(DoubleNetwork ticket, ReadOnlySpan<double> outputScales, DoubleNetwork target)
    {
        var single = new DoubleNetwork(ticket.Architecture, [.. ticket.ToSingle().Select(p => (double)p)]);
        var points = PointsOf(target.Architecture.InputWidth);
        var (largest, largestInSingle, largestTarget) = (0.0, 0.0, 0.0);
        foreach (var x in points)
        {
            var (exact, rounded, wanted) = (ticket.Evaluate(x), single.Evaluate(x), target.Evaluate(x));
            for (var o = 0; o < wanted.Length; o++)
            {
                largest = Math.Max(largest, Math.Abs((exact[o] / outputScales[o]) - wanted[o]));
                largestInSingle = Math.Max(largestInSingle, Math.Abs((rounded[o] / outputScales[o]) - wanted[o]));
                largestTarget = Math.Max(largestTarget, Math.Abs(wanted[o]));
            }
        }

        return new TicketDeviation(largest, largestInSingle, largestTarget, points.Length);
    }

    private static double[][] PointsOf(int dimensions)
    {
        var perAxis = PerAxis(dimensions);
        if (perAxis >= 3)
        {
            return InputGrid.Regular(dimensions, perAxis);
        }

        var stream = new RandomStream(0, "points of a receipt");
        var points = new double[AboutPoints][];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new double[dimensions];
            for (var d = 0; d < dimensions; d++)
            {
                points[i][d] = stream.NextUniform(-1, 1);
            }
        }

        return points;
    }

    private static int PerAxis(int dimensions)
    {
        var perAxis = 1;
        while (true)
        {
            var count = 1L;
            for (var d = 0; d < dimensions && count <= AboutPoints; d++)
            {
                count *= perAxis + 1;
            }

            if (count > AboutPoints)
            {
                return perAxis;
            }

            perAxis++;
        }
    }
}
