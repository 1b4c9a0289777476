using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Numpy;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check;

/// <summary>A pruner or seeker that was checked.</summary>
/// <param name="Type">Full name of its type, of its contract's, or of the static member that holds it.</param>
/// <param name="Kind">Whether its author wrote a contract.</param>
/// <param name="Name">The name that it gives itself.</param>
/// <param name="Rules">The rules with what came of them.</param>
internal sealed record CheckedSubject(string Type, SubjectKind Kind, string Name, IReadOnlyList<CheckedRule> Rules)
{
    /// <summary>Full name of the type that its contract makes, where that is of the same assembly.</summary>
    public string Makes { get; init; } = "";

    /// <summary>How code names it where a static member holds it; empty where it is made from its type.</summary>
    public string Held { get; init; } = "";

    /// <summary>Whether there is something that seeks; a contract of a part checks none.</summary>
    public bool Seeks { get; init; } = true;

    /// <summary>Its place on the leaderboard; null where it was not run there.</summary>
    public CheckedPlace? Standing { get; init; }

    /// <summary>What the rules are that it is checked by, in words.</summary>
    public string By => Kind == SubjectKind.Contract ? $"contract {ShortType}" : "default traits";

    /// <summary>The type without its namespace.</summary>
    public string ShortType => OneLine.Of(Short(Type));

    /// <summary>A full name without its namespace.</summary>
    public static string Short(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];

    /// <summary>Number of rules with an outcome.</summary>
    public int Count(RuleOutcome outcome) => Rules.Count(rule => rule.Outcome == outcome);
}
