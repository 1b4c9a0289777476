using System.Globalization;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Coordinates as text: at most two decimals, a point in every culture, never "-0".</summary>
internal static class SvgNumber
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"a coordinate is {value}; it must be finite"));
        }

        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
