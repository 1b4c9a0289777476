using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Store;

/// <summary>
/// The lines of a store. The first names format and version; each other line is one run as a JSON object of fixed layout: the run's
/// key, the SHA-256 of key and result, the result. Every line ends with LF, which is written last.
/// </summary>
internal static partial class RecordFormat
{
    /// <summary>The version written and read here. Raise it with any change of the layout or of what results hold.</summary>
    public const int Version = 1;

    private const int HashLength = 64;
    private static readonly byte[] BeforeRun = "{\"run\":\""u8.ToArray();
    private static readonly byte[] BeforeCheck = "\",\"check\":\""u8.ToArray();
    private static readonly byte[] BeforeResult = "\",\"result\":"u8.ToArray();
    private static readonly int ResultStart = BeforeRun.Length + BeforeCheck.Length + BeforeResult.Length + (2 * HashLength);

    /// <summary>The first line, with its end.</summary>
    public static byte[] Header { get; } = Encoding.ASCII.GetBytes($"{{\"format\":\"plantnseek-results\",\"version\":{Version}}}\n");

    /// <summary>The version that a first line names, or null where it is no header.</summary>
    public static int? VersionOf(ReadOnlySpan<byte> line) =>
        HeaderLine().Match(Encoding.UTF8.GetString(line[..Math.Min(line.Length, 100)])) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The line of a run, with its end.</summary>
    public static byte[] Line(RunKey run, ExperimentResult result)
    {
        var key = Encoding.ASCII.GetBytes(run.Hash);
        var json = JsonSerializer.SerializeToUtf8Bytes(result, ResultsJson.Options);
        return [.. BeforeRun, .. key, .. BeforeCheck, .. Check(key, json), .. BeforeResult, .. json, (byte)'}', (byte)'\n'];
    }

    /// <summary>The run of a line without its end, or null where the line is no whole record.</summary>
    public static RunKey? Run(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ResultStart || line[^1] != (byte)'}' || !line.StartsWith(BeforeRun))
        {
            return null;
        }

        var run = line.Slice(BeforeRun.Length, HashLength);
        var rest = line[(BeforeRun.Length + HashLength)..];
        var isWhole = rest.StartsWith(BeforeCheck)
            && rest[(BeforeCheck.Length + HashLength)..].StartsWith(BeforeResult)
            && rest.Slice(BeforeCheck.Length, HashLength).SequenceEqual(Check(run, line[ResultStart..^1]));
        return isWhole ? new RunKey(Encoding.ASCII.GetString(run)) : null;
    }

    /// <summary>The result of a whole record.</summary>
    public static ExperimentResult Result(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<ExperimentResult>(line[ResultStart..^1], ResultsJson.Options) ?? throw new JsonException("the result is null");

    private static byte[] Check(ReadOnlySpan<byte> run, ReadOnlySpan<byte> result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(run);
        hash.AppendData(result);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [GeneratedRegex("""^\{"format":"plantnseek-results","version":(\d{1,9})\}$""")]
    private static partial Regex HeaderLine();
}
