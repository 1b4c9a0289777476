using System.Globalization;
using System.Text.Json;
using PlantNSeek.Cli.Bench.Machine;

namespace PlantNSeek.Cli.Bench;

/// <summary>Measurements as one line of JSON.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Web);

    /// <summary>Four significant digits: more would be noise.</summary>
    public static double Rounded(double value) => double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The core's speed as all documents say it.</summary>
    public static object Speed(CoreSpeed speed) => new
    {
        MultiplyAddsPerSecond = Rounded(speed.MultiplyAddsPerSecond),
        Bandwidth = speed.Levels.Select(l => new
        {
            Level = l.Name,
            BufferBytes = l.Buffer,
            ReadBytesPerSecond = Rounded(l.ReadBytesPerSecond),
            UpdateBytesPerSecond = Rounded(l.UpdateBytesPerSecond),
        }),
    };
}
