namespace PlantNSeek.Artifacts;

/// <summary>How a mask was sought by the command; other programs need not write it.</summary>
public sealed record MaskOrigin
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "plantnseek mask 1";

    /// <summary>Which format it is.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Name of the seeker.</summary>
    public required string Seeker { get; init; }

    /// <summary><see cref="HostDigest"/> of the host.</summary>
    public required string Host { get; init; }

    /// <summary>What was sought on: digest of host, training and pruning samples.</summary>
    public required string Problem { get; init; }

    /// <summary>Which sources sought; see <see cref="Store.SourceFingerprint"/>.</summary>
    public required string Sources { get; init; }

    /// <summary>Times that a sample went through the network.</summary>
    public required long Samples { get; init; }
}
