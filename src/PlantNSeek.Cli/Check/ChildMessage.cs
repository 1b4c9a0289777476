using System.Text.Json;
using PlantNSeek.Experiments;
using PlantNSeek.Testing.Rules;

namespace PlantNSeek.Cli.Check;

/// <summary>What a line from a child says.</summary>
internal enum MessageKind
{
    /// <summary>A type that can be checked.</summary>
    Subject,

    /// <summary>A type that cannot be, and why.</summary>
    Remark,

    /// <summary>The name of what is checked, and its rules.</summary>
    Begin,

    /// <summary>The type that a contract makes.</summary>
    Makes,

    /// <summary>The rule that is tried next.</summary>
    At,

    /// <summary>What came of a rule.</summary>
    Rule,

    /// <summary>What a seeker found in a planted network, as JSON.</summary>
    Found,

    /// <summary>Why nothing more comes, in words.</summary>
    Error,

    /// <summary>All is said.</summary>
    End,
}

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

/// <summary>A line from a child process to the command that started it.</summary>
/// <param name="Kind">What it says.</param>
internal sealed record ChildMessage(MessageKind Kind)
{
    /// <summary>Full name of a type.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What it is.</summary>
    public SubjectKind SubjectKind { get; init; }

    /// <summary>A name, a rule's id, an error, or a result.</summary>
    public string Text { get; init; } = "";

    /// <summary>The rules to come, without outcome.</summary>
    public IReadOnlyList<PlannedRule> Rules { get; init; } = [];

    /// <summary>A rule with its outcome.</summary>
    public CheckedRule? Rule { get; init; }

    /// <summary>The message as one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, ResultsJson.Options);

    /// <summary>The message of a line; null for what somebody's own code wrote.</summary>
    public static ChildMessage? Of(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<ChildMessage>(line, ResultsJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A rule that is to be tried.</summary>
internal sealed record PlannedRule(string Id, RuleTier Tier);
