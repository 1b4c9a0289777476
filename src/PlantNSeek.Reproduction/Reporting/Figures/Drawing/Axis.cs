using PlantNSeek.Numerics;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Maps values onto a stretch of the drawing, linearly or by their logarithm; what lies outside lands on the nearer end.</summary>
internal sealed record Axis(double From, double To, double Start, double End, bool IsLogarithmic)
{
    public double At(double value)
    {
        // A value that is not positive has no logarithm; it belongs at the low end.
        if (IsLogarithmic && value <= From)
        {
            return Start;
        }

        var fraction = IsLogarithmic
            ? DeterministicMath.Log(value / From) / DeterministicMath.Log(To / From)
            : (value - From) / (To - From);
        return Start + (Math.Clamp(fraction, 0, 1) * (End - Start));
    }
}
