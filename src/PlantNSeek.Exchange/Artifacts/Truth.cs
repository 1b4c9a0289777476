using PlantNSeek.Networks;

namespace PlantNSeek.Artifacts;

/// <summary>Where the ticket of a planted host is. Read by <see cref="TruthFile"/>.</summary>
/// <param name="Name">The name of its file, for messages.</param>
/// <param name="Mask">The planted parameters.</param>
/// <param name="Receipt">What else is known of it.</param>
public sealed record Truth(string Name, Mask Mask, TruthReceipt Receipt);

/// <summary>What is known of a planted ticket beside its place.</summary>
public sealed record TruthReceipt
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "plantnseek truth 1";

    /// <summary>Which format it is.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary><see cref="HostDigest"/> of the host that it is the truth of.</summary>
    public required string Host { get; init; }

    /// <summary><see cref="HostDigest.OfSamples"/> of the samples that were drawn with it.</summary>
    public required string Samples { get; init; }

    /// <summary>Weights of the ticket.</summary>
    public required int Weights { get; init; }

    /// <summary>Biases of the ticket.</summary>
    public required int Biases { get; init; }

    /// <summary>Each output of the ticket is this positive number times the target's.</summary>
    public required IReadOnlyList<double> OutputScales { get; init; }

    /// <summary>Largest |ticket / output scale - target| over a grid, or for images over some of the test samples, with the host's parameters as the file has them.</summary>
    public required double LargestDeviation { get; init; }

    /// <summary>Target units that a search matched.</summary>
    public required int MatchedUnits { get; init; }

    /// <summary>Target units that were put where there was room.</summary>
    public required int FallbackUnits { get; init; }
}
