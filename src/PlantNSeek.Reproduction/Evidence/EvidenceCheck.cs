using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence;

/// <summary>The outcome of recomputing recorded runs.</summary>
/// <param name="Units">What was recomputed.</param>
/// <param name="Differences">Where a recomputed value differs from the recorded one; of each run the first.</param>
/// <param name="NotHere">Why runs could not be recomputed on this machine.</param>
public sealed record EvidenceCheck(
    IReadOnlyList<CheckUnit> Units, IReadOnlyList<(CheckUnit Unit, ResultDifference Difference)> Differences, IReadOnlyDictionary<ScenarioKey, string> NotHere)
{
    private readonly ILookup<ScenarioKey, ScenarioKey> _parts = Units.ToLookup(u => u.Recorded.Key, u => u.Part);

    /// <summary>Nothing was recomputed.</summary>
    public static EvidenceCheck Nothing { get; } = new([], [], new Dictionary<ScenarioKey, string>());

    /// <summary>What was computed, by the units' parts.</summary>
    public SweepResults Computed { get; init; } = new([]);

    /// <summary>The recorded runs of which something was recomputed.</summary>
    public IReadOnlySet<ScenarioKey> Recomputed { get; } = Units.Select(u => u.Recorded.Key).ToHashSet();

    /// <summary>How what was recomputed agrees where nothing differs: runs of another engine than the managed one are compared by an interval.</summary>
    public string Agreement => Units.Count(static u => u.Recorded.Engine is not null) is var others && others == 0
        ? "each as recorded, bit for bit"
        : $"each as recorded, bit for bit but for {others} of another engine, within the interval of one more replicate";

    /// <summary>Whether a seeker's mask of a density was recomputed in a recorded run; with no names, whether anything was, and with it all that the whole run has.</summary>
    public bool HasRecomputed(ScenarioKey run, string seeker, string density) => _parts[run].Any(part => seeker.Length == 0 || ResultDifference.Selects(part, seeker, density));

    /// <summary>Recomputes parts of recorded runs and compares them: bit for bit, or within the prediction interval where another engine than the managed one recorded them.</summary>
    /// <param name="book">The recorded runs.</param>
    /// <param name="units">Which.</param>
    /// <param name="threads">Runs at work at a time, at least 1.</param>
    /// <param name="progress">Receives how far the work is, from any thread.</param>
    /// <param name="store">Results by these very sources are taken from it, and kept in it.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EvidenceCheck Run(
        EvidenceBook book, IReadOnlyList<CheckUnit> units, int threads, IProgress<WorkProgress>? progress = null, ResultStore? store = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Run(book, units, ExperimentCatalog.Lacks, keys => Sweep.Run(keys, threads, progress, store, cancel));
    }

    /// <summary>Compares runs that were computed with the recorded ones of the same keys, or with wider ones that have all that they have.</summary>
    public static EvidenceCheck Of(EvidenceBook book, SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(results);
        var recorded = book.Results.Results.ToLookup(r => r.Key.Scenario);
        var units = from run in results.Results
                    let cells = EvidenceCell.Of(run).ToArray()
                    let alike = recorded[run.Key.Scenario].FirstOrDefault(r => r.Key == run.Key) ?? recorded[run.Key.Scenario].FirstOrDefault(r => HasAll(r, cells))
                    where alike is not null
                    select new CheckUnit(alike, run.Key, [.. cells.Select(c => c.Cell)], 0);
        return Run(book, [.. units], static _ => null, _ => results);
    }

    /// <summary>The same with what a machine lacks, and runs, given.</summary>
    internal static EvidenceCheck Run(EvidenceBook book, IReadOnlyList<CheckUnit> units, Func<ScenarioKey, string?> lacks, Func<IEnumerable<ScenarioKey>, SweepResults> run)
    {
        var notHere = new Dictionary<ScenarioKey, string>();
        foreach (var unit in units)
        {
            if (lacks(unit.Part) is { } reason)
            {
                notHere[unit.Recorded.Key] = reason;
            }
        }

        CheckUnit[] here = [.. units.Where(u => !notHere.ContainsKey(u.Recorded.Key))];
        var computed = run(here.Select(u => u.Part).Distinct());
        var again = computed.Results.ToDictionary(r => r.Key);
        var differences = from unit in here
                          let difference = unit.Recorded.Engine is null ? ResultDifference.Between(unit.Recorded, again[unit.Part]) : PredictionComparison.Outside(book.Alike(unit), again[unit.Part])
                          where difference is not null
                          select (unit, difference);
        return new EvidenceCheck(here, [.. differences], notHere) { Computed = computed };
    }

    private static bool HasAll(ExperimentResult recorded, (EvidenceCell Cell, IReadOnlyList<string> Densities)[] cells)
    {
        var has = EvidenceCell.Of(recorded).ToDictionary(c => c.Cell, c => c.Densities);
        return cells.Length > 0 && cells.All(c => has.TryGetValue(c.Cell, out var densities) && c.Densities.All(densities.Contains));
    }

    /// <summary>Says where a run differs and what to do if that is meant.</summary>
    public static string Message((CheckUnit Unit, ResultDifference Difference) found)
    {
        var ((recorded, part, _, _), difference) = found;
        return $"{part}: {difference.Place} is {difference.Recomputed}, recorded {difference.Recorded}; "
            + $"if the change is meant, record it with: plantnseek evidence record --again --cells \"{new EvidenceCell(recorded.Key.Setting, "").Name}\"";
    }
}
