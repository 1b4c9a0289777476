using System.Text.Json.Serialization;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Artifacts;

/// <summary>A host of a suite, with its files.</summary>
public sealed record SuiteHost
{
    /// <summary>What is planted.</summary>
    public required HostDescription Description { get; init; }

    /// <summary>The host's file.</summary>
    public required SuiteFile Host { get; init; }

    /// <summary>The file with the truth about it.</summary>
    public required SuiteFile Truth { get; init; }

    /// <summary>A host's path in the suite's folder: <c>fair/circle-depth5-width100-noise0.01-seed1.npz</c>.</summary>
    public static string PathOf(ScenarioKey key) => FormattableString.Invariant(
        $"{key.Protocol.ToLowerInvariant()}/{key.Task}-depth{key.Depth}-width{key.Width}-noise{key.Noise}-seed{key.Replicate}.npz");
}

/// <summary>A file of a suite.</summary>
/// <param name="Path">Its place in the suite's folder, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum, in lower-case hexadecimal.</param>
public sealed record SuiteFile(string Path, long Bytes, [property: JsonPropertyName("sha256")] string Sha256);
