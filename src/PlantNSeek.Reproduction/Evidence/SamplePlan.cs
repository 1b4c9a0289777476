using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence;

/// <summary>
/// Which recorded runs are recomputed to check all of them: of every cell whose run at its first density takes at most <see cref="CheapSeconds"/> one such run, and of all others, dearer cells and
/// further densities, until these take <see cref="EnoughSeconds"/>, and never more than <see cref="RotationSeconds"/>. Which replicate, and which of the others, follows from the version of the sources, so that over time all are
/// recomputed; the same sources always choose the same.
/// </summary>
public static class SamplePlan
{
    /// <summary>A run of at most so many seconds on one core is recomputed of each cell.</summary>
    public const double CheapSeconds = 2;

    /// <summary>The most seconds on one core for all that is recomputed in rotation, and so for one part of it.</summary>
    public const double RotationSeconds = 60;

    /// <summary>Seconds on one core of what is recomputed in rotation after which nothing is added.</summary>
    public const double EnoughSeconds = 30;

    // A cell whose time was never measured is taken for one of the dear ones, by its estimate where that is larger.
    private const double UnknownSeconds = 10;

    /// <summary>The runs to recompute, each with the part of it.</summary>
    /// <param name="book">The recorded runs.</param>
    /// <param name="sources">The version of the sources, as their fingerprint.</param>
    /// <param name="selects">Of which runs only; all where null.</param>
    public static IReadOnlyList<CheckUnit> Of(EvidenceBook book, string sources, Func<ScenarioKey, bool>? selects = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(sources);
        var cells = book.Records.Keys.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new Chosen(book, c, sources, selects)).Where(c => c.Records.Length > 0).ToArray();
        return [.. Merged([.. cells.Where(c => c.Seconds <= CheapSeconds).Select(c => c.Unit(0))]), .. Rotation(cells, sources)];
    }

    /// <summary>The run of one cell at its first density that this version of the sources chooses.</summary>
    public static CheckUnit Of(EvidenceBook book, EvidenceCell cell, string sources)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new Chosen(book, cell, sources, null).Unit(0);
    }

    /// <summary>Seconds on one core that a run of a cell takes at its first density, by itself.</summary>
    /// <param name="book">The recorded runs.</param>
    /// <param name="cell">One of its cells.</param>
    public static double Seconds(EvidenceBook book, EvidenceCell cell) => new Chosen(book, cell, "", null).Seconds;

    /// <summary>An order of the cells that changes with the version of the sources.</summary>
    public static ulong Order(string sources, EvidenceCell cell) => VersionedOrder.Of(sources, cell.Name);

    private static IEnumerable<CheckUnit> Rotation(Chosen[] cells, string sources)
    {
        var others = from chosen in cells
                     from density in Enumerable.Range(0, chosen.Densities.Count)
                     where density > 0 || chosen.Seconds > CheapSeconds
                     orderby VersionedOrder.Of(sources, $"{chosen.Cell}/{density}"), chosen.Cell.Name, density
                     select chosen.Unit(density);
        var taken = 0.0;
        foreach (var unit in others.TakeWhile(_ => taken < EnoughSeconds).Where(u => taken + u.Seconds <= RotationSeconds))
        {
            taken += unit.Seconds;
            yield return unit;
        }
    }

    // Seekers of one run at one density are run together where they are all that it has: some share the work of their first round, and all the controls.
    private static IEnumerable<CheckUnit> Merged(CheckUnit[] units) =>
        units.GroupBy(u => (u.Recorded.Key, u.Part.Densities)).SelectMany(IEnumerable<CheckUnit> (same) =>
        {
            CheckUnit[] all = [.. same];
            return all.Length > 1 && all[0].Recorded.Key.Seeker.Length == 0 && all.Length == EvidenceCell.Of(all[0].Recorded).Count()
                ? [all[0] with { Part = all[0].Part with { Seeker = "" }, Cells = [.. all.SelectMany(u => u.Cells)], Seconds = all.Sum(u => u.Seconds) }]
                : all;
        });

    // What there is to choose from of a cell.
    private sealed class Chosen(EvidenceBook book, EvidenceCell cell, string sources, Func<ScenarioKey, bool>? selects)
    {
        public EvidenceCell Cell => cell;

        public (ExperimentResult Record, IReadOnlyList<string> Densities)[] Records { get; } = [.. book.Records[cell].Where(r => selects?.Invoke(r.Record.Key) != false)];

        // What runs of one network train first is trained once in a process, and was charged to whichever was timed first: where that is much, on another engine, half the estimate counts at least.
        public double Seconds => field > 0 ? field : field = book.Cells[cell].Seconds is not { } measured ? Math.Max(UnknownSeconds, Estimate) : Records.Any(static r => r.Record.Engine is not null) ? Math.Max(measured, Estimate / 2) : measured;

        private double Estimate => ExperimentCatalog.Cost(cell.Setting with { Seeker = cell.Seeker, Densities = Densities[0] }) * RunCost.SecondsPerUnit;

        // One without a name where the experiment has none.
        public IReadOnlyList<string> Densities => field ??= DensityPoint.Ordered(Records.SelectMany(static r => r.Densities)) is { Count: > 0 } labels ? labels : [""];

        // Of the cells that share a network and data the same replicate where they can, so that these are made once.
        public CheckUnit Unit(int density)
        {
            var label = Densities[density];
            var recorded = Records.Where(r => label.Length == 0 || r.Densities.Contains(label)).Select(static r => r.Record)
                .MinBy(r => VersionedOrder.Of(sources, $"{cell.Setting.Network}/{r.Key.Replicate}"))!;
            var part = label.Length == 0 ? recorded.Key : recorded.Key with { Seeker = cell.Seeker, Densities = label };
            return new CheckUnit(recorded, part, [cell], Seconds * RunCost.OfDensity(label, Densities[0]));
        }
    }
}
