namespace PlantNSeek.Cli.Check.Messages;

/// <summary>What is checked.</summary>
internal enum SubjectKind
{
    /// <summary>A contract, with what it makes.</summary>
    Contract,

    /// <summary>A pruner without a contract.</summary>
    Pruner,

    /// <summary>A seeker without a contract.</summary>
    Seeker,
}
