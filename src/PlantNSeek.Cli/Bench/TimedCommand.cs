using System.Text.Json;

namespace PlantNSeek.Cli.Bench;

/// <summary>How long a command took.</summary>
/// <param name="Seconds">More than 0.</param>
/// <param name="IsReported">Whether the command itself says so; else it is the time from its start to its end.</param>
internal sealed record TimedCommand(double Seconds, bool IsReported)
{
    /// <summary>The time that a command's output names, or else the one that passed.</summary>
    /// <exception cref="InvalidDataException">The time that it names is no positive number.</exception>
    public static TimedCommand Of(string name, string output, TimeSpan passed)
    {
        foreach (var line in output.Split('\n').Reverse())
        {
            if (Time(line) is not { } time)
            {
                continue;
            }

            var isNumber = time.Value.ValueKind == JsonValueKind.Number;
            var seconds = isNumber ? time.Value.GetDouble() / time.PerSecond : double.NaN;
            return seconds > 0 && double.IsFinite(seconds)
                ? new TimedCommand(seconds, IsReported: true)
                : throw new InvalidDataException($"{name} names {time.Value.GetRawText()} as its time; it must be a positive number");
        }

        return new TimedCommand(passed.TotalSeconds, IsReported: false);
    }

    private static (JsonElement Value, double PerSecond)? Time(string line)
    {
        if (!line.TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("seconds", out var seconds) ? (seconds.Clone(), 1)
                : document.RootElement.TryGetProperty("microsecondsPerStep", out var microseconds) ? (microseconds.Clone(), 1e6)
                : null;
        }
        catch (JsonException)
        {
            return null; // the command's own words
        }
    }
}
