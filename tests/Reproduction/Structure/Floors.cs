using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Which folder may use which: only those above it in the list (spec/architecture.md).</summary>
internal static partial class Floors
{
    /// <summary>From the ground up. Theory stands on floors 1 to 4 and nothing of the library stands on it.</summary>
    public static readonly string[] Ordered =
    [
        "Numerics", "Networks", "Tasks", "Planting", "Training", "Engines", "Pruning", "Recovery", "Files", "DataSets", "Experiments", "Baselines", "Store", "Sweeping",
        "Claims", "Evidence", "Choosing", "Reporting", "Numpy", "Artifacts", "Judging",
    ];

    /// <summary>Whether code of one folder may use another's.</summary>
    public static bool MayUse(string user, string used) => (user, used) switch
    {
        _ when user == used => true,
        ("Theory", _) => Array.IndexOf(Ordered, used) <= Array.IndexOf(Ordered, "Planting"),
        ("Numpy" or "Files", _) => false, // the format and the disk know nothing of networks
        ("Experiments" or "Store" or "Sweeping" or "Claims" or "Evidence" or "Reporting", "Theory") => true,
        (_, "Theory") => false,
        _ => Array.IndexOf(Ordered, used) < Array.IndexOf(Ordered, user),
    };

    /// <summary>Whether a folder is one of the floors.</summary>
    public static bool IsKnown(string folder) => folder == "Theory" || Ordered.Contains(folder);

    /// <summary>The folder of a namespace: <c>PlantNSeek.Tasks.Targets</c> is in Tasks; null outside the floors.</summary>
    public static string? Of(string? space) =>
        space is not null && FloorName().Match(space) is { Success: true } match && IsKnown(match.Groups[1].Value) ? match.Groups[1].Value : null;

    /// <summary>The floors that code names in its usings or in full.</summary>
    public static IEnumerable<string> NamedIn(string code) =>
        QualifiedName().Matches(code).Select(m => m.Groups[1].Value).Where(IsKnown).Distinct();

    [GeneratedRegex(@"^PlantNSeek\.(\w+)")]
    private static partial Regex FloorName();

    [GeneratedRegex(@"(?<!namespace\s+)\bPlantNSeek\.(\w+)")]
    private static partial Regex QualifiedName();
}
