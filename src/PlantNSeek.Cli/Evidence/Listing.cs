using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Evidence;

/// <summary>What there is, a line each.</summary>
internal static class Listing
{
    /// <summary>The kinds of things.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["claims", "experiments", "seekers", "tasks", "switches"];

    /// <summary>All of one kind.</summary>
    public static ReportTable Of(string kind) => kind switch
    {
        "claims" => Table(kind, ["id", "Paper", "Fair", "title"], ClaimBook.Embedded.Select(c => (string[])[c.Id, $"{c.RecordedPaper.Verdict}", $"{c.RecordedFair.Verdict}", c.Title])),
        "experiments" => Table(kind, ["name", "recorded runs", "seekers"], ExperimentCatalog.All.Select(e => (string[])[e.Name, $"{Profile.Recorded.Scenarios().Count(k => k.Experiment == e.Name)}", string.Join(", ", e.Seekers)])),
        "seekers" => Table(kind, ["name", "experiments"], SeekerCatalog.All.Select(s => (string[])[s.Name, string.Join(", ", ExperimentCatalog.All.Where(e => e.Seekers.Contains(s.Name)).Select(e => e.Name))])),
        "tasks" => Table(kind, ["name", "inputs", "outputs", "kind"], TaskCatalog.All.Select(t => (string[])[t.Name, t.Inputs, t.Outputs, t.IsClassification ? "classes" : "values"])),
        "switches" => Table(kind, ["name", "what it is about"], ProtocolSwitch.All.Select(s => (string[])[s.Name, s.Description])),
        _ => throw new ArgumentException($"there is no list of {kind}; the known ones are {string.Join(", ", Kinds)}", nameof(kind)),
    };

    private static ReportTable Table(string kind, string[] headers, IEnumerable<string[]> rows) =>
        new(kind, [.. headers.Select(h => new TableColumn(h))], [.. rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => new TableCell(cell))])]);
}
