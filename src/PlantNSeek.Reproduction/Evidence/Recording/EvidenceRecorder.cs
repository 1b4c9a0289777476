using PlantNSeek.Claims;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence.Recording;

/// <summary>
/// Runs what is not recorded. Where the sources changed since a cell was recorded, one of its runs is recomputed: if it is the same to the bit, so are the others, or the sample of the next
/// versions will tell; if it differs, all runs of the cell are run again.
/// </summary>
/// <param name="settings">What is recorded.</param>
/// <param name="store">Keeps each run as soon as it is finished.</param>
/// <param name="save">Receives the book each time that a part of the work is done.</param>
/// <param name="progress">Receives how far the work is, from any thread.</param>
/// <param name="remark">Receives what is worth saying.</param>
public sealed class EvidenceRecorder(RecordingSettings settings, ResultStore store, Action<EvidenceBook> save, IProgress<WorkProgress>? progress, Action<string> remark)
{
    private static readonly string Sources = SourceFingerprint.Value;

    /// <summary>Records.</summary>
    /// <param name="before">What is recorded already.</param>
    /// <param name="wanted">What must be recorded, each run once.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was saved and what is in the store stays.</exception>
    /// <exception cref="InvalidOperationException">A run and a part of it, both of these sources, differ.</exception>
    public EvidenceBook Record(EvidenceBook before, IReadOnlyCollection<ScenarioKey> wanted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(wanted);
        var (book, again) = settings.Again ? Without(before, key => settings.Selects(key) && ExperimentCatalog.Lacks(key) is null) : Refreshed(before, cancel);
        book = With(book, wanted.Where(settings.Selects).Union(again), cancel);
        return Measured(settings.Decides ? Decided(book, cancel) : book, cancel);
    }

    // What is as recorded is marked; what is not stays in the folder as it was, of other sources, until it was run again.
    private (EvidenceBook Kept, IReadOnlyList<ScenarioKey> Again) Refreshed(EvidenceBook book, CancellationToken cancel)
    {
        var stale = book.Cells.Where(c => c.Value.Sources != Sources && Selects(c.Key)).Select(c => c.Key).ToArray();
        if (stale.Length == 0)
        {
            return (book, []);
        }

        remark($"{stale.Length} of {book.Cells.Count} cells were recorded by other sources; one run of each is computed again");
        var (check, seconds) = Timed(book, stale, cancel);
        var changed = check.Differences.SelectMany(d => d.Unit.Cells).Select(c => c.Setting).ToHashSet();
        foreach (var difference in check.Differences)
        {
            remark($"{difference.Unit.Part}: {difference.Difference.Place} is {difference.Difference.Recomputed}, recorded {difference.Difference.Recorded}; all runs of its setting are run again");
        }

        var facts = book.Cells.Select(c => !changed.Contains(c.Key.Setting) && seconds.TryGetValue(c.Key, out var time) ? c.Value with { Sources = Sources, Seconds = time } : c.Value);
        return Without(Saved(new EvidenceBook(book.Results, facts, Sources)), key => changed.Contains(key.Setting));
    }

    private EvidenceBook With(EvidenceBook book, IEnumerable<ScenarioKey> wanted, CancellationToken cancel)
    {
        var known = book.Results.Results.Select(r => r.Key).ToHashSet();
        var missing = wanted.Where(key => !known.Contains(key)).ToLookup(ExperimentCatalog.Lacks);
        foreach (var group in missing.Where(static g => g.Key is not null))
        {
            remark($"{group.Count()} runs cannot be run here, such as {group.First()}: {group.Key}");
        }

        ScenarioKey[] here = [.. missing[null]];
        if (here.Length == 0)
        {
            return book;
        }

        remark($"{here.Length} runs are missing");
        var results = Sweep.Run(here, settings.Threads, progress, store, cancel);
        return Saved(new EvidenceBook(new SweepResults(book.Results.Results.Concat(results.Results)), book.Cells.Values, Sources));
    }

    private EvidenceBook Decided(EvidenceBook book, CancellationToken cancel)
    {
        foreach (var look in Looks.Later)
        {
            var next = NextLook.Of(book.Results, settings.Claims.Count == 0 ? ClaimBook.Embedded : settings.Claims.Select(ClaimBook.ById), DeeperEntries.All.Where(e => settings.Selects(e.Setting)), look);
            if (next.Undecided.Count == 0)
            {
                break;
            }

            remark($"undecided: {string.Join(", ", next.Undecided.Select(static u => $"{u.Claim} under {u.Protocol}"))}; samples of {look} replicates");
            book = With(book, next.Missing, cancel);
        }

        return book;
    }

    // By its seeker's name too, as the runs are.
    private bool Selects(EvidenceCell cell) => settings.Selects(cell.Setting with { Seeker = cell.Seeker });

    private EvidenceBook Measured(EvidenceBook book, CancellationToken cancel)
    {
        EvidenceCell[] unmeasured = [.. book.Cells.Where(c => c.Value.Seconds is null && Selects(c.Key) && ExperimentCatalog.Lacks(c.Key.Setting) is null).Select(c => c.Key)];
        if (unmeasured.Length == 0)
        {
            return book;
        }

        remark($"one run of each of {unmeasured.Length} cells is computed again and timed");
        var (check, seconds) = Timed(book, unmeasured, cancel);
        if (check.Differences.Count > 0)
        {
            throw new InvalidOperationException($"a part of a run differs from the whole: {EvidenceCheck.Message(check.Differences[0])}");
        }

        return Saved(new EvidenceBook(book.Results, book.Cells.Select(c => seconds.TryGetValue(c.Key, out var time) ? c.Value with { Seconds = time } : c.Value), Sources));
    }

    private (EvidenceCheck Check, Dictionary<EvidenceCell, double> Seconds) Timed(EvidenceBook book, EvidenceCell[] cells, CancellationToken cancel)
    {
        RecentlyUsed.Forget();
        var times = new Dictionary<ScenarioKey, double>();
        CheckUnit[] units = [.. cells.Select(c => SamplePlan.Of(book, c, Sources))];
        var check = EvidenceCheck.Run(
            book, units, ExperimentCatalog.Lacks, keys => Sweep.Run(keys, settings.Threads, (key, time) => times[key] = TwoDigits(time.TotalSeconds), progress, null, cancel));
        return (check, check.Units.ToDictionary(u => u.Cells[0], u => times[u.Part]));
    }

    private EvidenceBook Saved(EvidenceBook book)
    {
        save(book);
        return book;
    }

    private static (EvidenceBook Kept, IReadOnlyList<ScenarioKey> Dropped) Without(EvidenceBook book, Func<ScenarioKey, bool> drops)
    {
        var runs = book.Results.Results.ToLookup(r => drops(r.Key));
        return (new EvidenceBook(new SweepResults(runs[false]), book.Cells.Where(c => !drops(c.Key.Setting)).Select(c => c.Value), Sources), [.. runs[true].Select(r => r.Key)]);
    }

    private static double TwoDigits(double seconds) => double.Parse(seconds.ToString("G2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
