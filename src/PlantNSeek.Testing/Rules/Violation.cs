using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Testing.Rules;

/// <summary>How an implementation violates a rule.</summary>
/// <param name="Expected">What the rule asks for.</param>
/// <param name="Actual">What came.</param>
public sealed record Violation(string Expected, string Actual)
{
    /// <summary>The smallest network that shows it, where a network shows it.</summary>
    public NetworkCase? Case { get; init; }

    /// <summary>What the author may want to say in the contract instead; empty where there is nothing to say.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What the implementation has thrown, where that is the violation.</summary>
    internal Exception? Thrown { get; init; }
}
