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
    private static readonly (Type Type, string Name)[] Kinds =
        [(typeof(ScenarioResult), "scenario"), (typeof(NumbersResult), "numbers"), (typeof(TransferRecord), "transfer"), (typeof(SpiralRecord), "spiral")];

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

    /// <summary>The name of a result's kind.</summary>
    internal static string KindOf(ExperimentResult result) => Kinds.Single(kind => kind.Type == result.GetType()).Name;

    /// <summary>The type of a kind of results.</summary>
    /// <exception cref="JsonException">There is no such kind; the message lists those there are.</exception>
    internal static Type TypeOf(string kind) => Array.Find(Kinds, k => k.Name == kind).Type
        ?? throw new JsonException($"the kind of results is {kind}; the known ones are {string.Join(", ", Kinds.Select(k => k.Name))}");

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(ExperimentResult))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions();
            foreach (var (kind, name) in Kinds)
            {
                type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, name));
            }
        }
    }
}
