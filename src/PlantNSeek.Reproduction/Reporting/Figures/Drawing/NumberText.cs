using System.Globalization;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Numbers as people read them: plain decimals, a point in every culture.</summary>
public static class NumberText
{
    /// <summary>Three significant digits as a plain decimal (0.00524, 0.981, 130); scientific below 1e-6 and from 1e9 on.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "n/a" : value > 0 ? "infinite" : "-infinite";
        }

        var size = Math.Abs(value);
        return size is 0 or (>= 1e-6 and < 1e9)
            ? decimal.Parse(value.ToString("E2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.#########", CultureInfo.InvariantCulture)
            : value.ToString("0.##E+0", CultureInfo.InvariantCulture);
    }

    /// <summary>A fixed number of decimals, never "-0".</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }
}
