using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Evidence;

/// <summary>Recorded runs with their manifest: a folder with <c>manifest.json</c> and a JSON document for each experiment.</summary>
public sealed class EvidenceBook
{
    /// <summary>Makes a book of runs.</summary>
    /// <param name="results">The runs.</param>
    /// <param name="cells">Facts of cells, whatever their number of runs; those of cells without runs are left out.</param>
    /// <param name="sources">The fingerprint of the sources for cells without facts.</param>
    public EvidenceBook(SweepResults results, IEnumerable<CellFacts> cells, string sources)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sources);
        Results = results;
        Records = results.Results.SelectMany(r => EvidenceCell.Of(r), (r, part) => (part.Cell, part.Densities, Record: r)).GroupBy(x => x.Cell)
            .ToDictionary(g => g.Key, IReadOnlyList<(ExperimentResult, IReadOnlyList<string>)> (g) => [.. g.Select(x => (x.Record, x.Densities))]);
        var known = cells.ToDictionary(c => c.Cell);
        Cells = Records.ToDictionary(r => r.Key, r => (known.GetValueOrDefault(r.Key.Name) ?? new CellFacts(r.Key.Name, 0, sources, null)) with { Runs = r.Value.Count });
    }

    /// <summary>All runs.</summary>
    public SweepResults Results { get; }

    /// <summary>The runs of each cell, in the order of their keys, with their densities there.</summary>
    public IReadOnlyDictionary<EvidenceCell, IReadOnlyList<(ExperimentResult Record, IReadOnlyList<string> Densities)>> Records { get; }

    /// <summary>The facts of each cell.</summary>
    public IReadOnlyDictionary<EvidenceCell, CellFacts> Cells { get; }

    /// <summary>Whole runs, to be recomputed.</summary>
    public IEnumerable<CheckUnit> Whole(Func<ScenarioKey, bool> selects) =>
        from run in Results.Results
        where selects(run.Key)
        let cells = EvidenceCell.Of(run).ToArray()
        select new CheckUnit(run, run.Key, [.. cells.Select(c => c.Cell)], cells.Sum(c => (Cells[c.Cell].Seconds ?? 0) * Math.Max(1, c.Densities.Sum(d => RunCost.OfDensity(d, c.Densities[0])))));

    /// <summary>The recorded replicates of a unit's setting that have what it recomputes.</summary>
    internal IReadOnlyList<ExperimentResult> Alike(CheckUnit unit) =>
        [.. Records[unit.Cells[0]].Where(r => unit.Part.Densities.Length == 0 || unit.Part.Densities.Split(',').All(r.Densities.Contains)).Select(r => r.Record)];

    /// <summary>The folder of the evidence beside the command, from which <c>plantnseek</c> reads it.</summary>
    public static string OwnFolder { get; } = Path.Combine(AppContext.BaseDirectory, "evidence");

    /// <summary>Reads a folder.</summary>
    /// <exception cref="IOException">There is none, or no manifest in it, or a file of the manifest is missing.</exception>
    /// <exception cref="InvalidDataException">A file is not what the manifest says, or no evidence; the message names it.</exception>
    public static EvidenceBook Read(string folder) => EvidenceFolder.Read(folder);

    /// <summary>Writes a folder. Files of experiments that have no runs any more are removed.</summary>
    /// <exception cref="IOException">It cannot be written; of each experiment the folder then has the earlier runs or the new ones.</exception>
    public void Write(string folder) => EvidenceFolder.Write(this, folder);
}
