using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Files;

namespace PlantNSeek.Store;

/// <summary>The results of a sweep as JSON: every number exactly, the same bytes for the same results.</summary>
public static class ResultsJson
{
    /// <summary>How results are written: each names its kind.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonFormat.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } } };

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

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(ExperimentResult))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                DerivedTypes =
                {
                    new JsonDerivedType(typeof(ScenarioResult), "scenario"),
                    new JsonDerivedType(typeof(NumbersResult), "numbers"),
                    new JsonDerivedType(typeof(TransferRecord), "transfer"),
                    new JsonDerivedType(typeof(SpiralRecord), "spiral"),
                },
            };
        }
    }
}
