using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlantNSeek.Experiments;

/// <summary>The results of a sweep as JSON: every number exactly, the same bytes for the same results.</summary>
public static class ResultsJson
{
    /// <summary>How results and reports are written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        NewLine = "\n",
    };

    /// <summary>The results as one JSON array.</summary>
    public static byte[] Write(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return JsonSerializer.SerializeToUtf8Bytes(results.Results, Options);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are not such an array.</exception>
    public static SweepResults Read(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize<IReadOnlyList<ExperimentResult>>(json, Options) ?? throw new JsonException("the results are null"));

    /// <summary>SHA-256 of the results, in lower-case hexadecimal: equal on every machine.</summary>
    public static string Hash(SweepResults results) => Convert.ToHexStringLower(SHA256.HashData(Write(results)));
}
