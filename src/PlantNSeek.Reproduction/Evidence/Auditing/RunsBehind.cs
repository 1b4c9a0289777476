using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Evidence.Auditing;

/// <summary>The recorded runs that lie behind a claim, a figure or a run, as parts to recompute.</summary>
public static class RunsBehind
{
    /// <summary>Those behind a claim: of each part and artefact, and of what these are compared with, the runs of the seekers and densities in question.</summary>
    public static IReadOnlyList<CheckUnit> Claim(Claim claim, EvidenceBook book)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(book);
        var parts = from question in Protocol.All.SelectMany(protocol => Questions(claim, protocol.Name))
                    from cell in book.Records
                    where cell.Key.Setting == question.Setting && (question.Seekers.Count == 0 || question.Seekers.Contains(cell.Key.Seeker))
                    from record in cell.Value
                    let labels = question.Labels.Count == 0 ? record.Densities.Take(1) : record.Densities.Where(question.Labels.Contains)
                    where labels.Any() || record.Densities.Count == 0
                    select (cell.Key, record.Record, Labels: labels, IsOfRun: question.Seekers.Count == 0);
        return Units(book, parts);
    }

    /// <summary>What a claim is about under a protocol: settings, each with the densities and seekers in question, all where there are none.</summary>
    internal static IEnumerable<(ScenarioKey Setting, IReadOnlyList<string> Labels, IReadOnlyList<string> Seekers)> Questions(Claim claim, string protocol) =>
        claim.Measured(protocol).Select(part => (part.Setting(protocol).Setting, Measures.Densities(part), Measures.Seekers(part)));

    /// <summary>All runs of some settings.</summary>
    public static IReadOnlyList<CheckUnit> Settings(Func<ScenarioKey, bool> selects, EvidenceBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Units(book, from cell in book.Records where selects(cell.Key.Setting) from record in cell.Value select (cell.Key, record.Record, record.Densities.AsEnumerable(), false));
    }

    /// <summary>The whole of one run, by its key as reports and messages write it; empty where there is none. A part of a run, as messages name it, is that part.</summary>
    public static IReadOnlyList<CheckUnit> Run(string name, EvidenceBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (book.Whole(key => $"{key}" == name).FirstOrDefault() is { } whole)
        {
            return [whole];
        }

        var parts = from cell in book.Records
                    from record in cell.Value
                    from label in record.Densities
                    where $"{record.Record.Key with { Seeker = cell.Key.Seeker, Densities = label }}" == name || $"{record.Record.Key with { Densities = label }}" == name
                    select (cell.Key, record.Record, (IEnumerable<string>)[label], false);
        return Units(book, parts);
    }

    // A measure of the network itself needs no more than any one run in it.
    private static CheckUnit[] Units(EvidenceBook book, IEnumerable<(EvidenceCell Cell, ExperimentResult Record, IEnumerable<string> Labels, bool IsOfRun)> parts)
    {
        var all = parts.ToArray();
        var runs = all.Where(static p => !p.IsOfRun).GroupBy(static p => (p.Record.Key, p.Cell)).ToArray();
        var seen = runs.Select(static r => r.Key.Key).ToHashSet();
        var networks = all.Where(p => p.IsOfRun && !seen.Contains(p.Record.Key)).GroupBy(static p => p.Record.Key).Select(static g => g.First());
        return
        [
            .. from run in runs select Unit(book, run.Key.Cell, run.First().Record, DensityPoint.Ordered(run.SelectMany(static p => p.Labels))),
            .. from network in networks select Unit(book, network.Cell, network.Record, [.. network.Labels]),
        ];
    }

    private static CheckUnit Unit(EvidenceBook book, EvidenceCell cell, ExperimentResult record, IReadOnlyList<string> labels) => labels.Count == 0
        ? new CheckUnit(record, record.Key, [cell], Cost(book, cell))
        : new CheckUnit(
            record,
            record.Key with { Seeker = cell.Seeker, Densities = string.Join(',', labels) },
            [cell],
            labels.Sum(l => Cost(book, cell) * RunCost.OfDensity(l, labels[0])));

    private static double Cost(EvidenceBook book, EvidenceCell cell) => book.Cells[cell].Seconds ?? SamplePlan.CheapSeconds;
}
