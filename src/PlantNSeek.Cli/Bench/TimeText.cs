using System.Globalization;

namespace PlantNSeek.Cli.Bench;

/// <summary>Times and rates as people read them, three digits each.</summary>
internal static class TimeText
{
    /// <summary>Such as <c>48.7 µs</c>.</summary>
    public static string Of(double seconds) => seconds switch
    {
        < 999.5e-9 => $"{Digits(seconds * 1e9)} ns",
        < 999.5e-6 => $"{Digits(seconds * 1e6)} µs",
        < 0.9995 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    /// <summary>Three significant digits as a plain decimal.</summary>
    public static string Digits(double value) => value switch
    {
        >= 99.95 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}
