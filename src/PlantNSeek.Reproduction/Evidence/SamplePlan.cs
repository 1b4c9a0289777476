using System.Security.Cryptography;
using System.Text;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Evidence;

/// <summary>
/// Which recorded runs are recomputed to check all of them: of every cell whose run at its first density takes at most <see cref="CheapSeconds"/> one such run, and of all others, dearer cells and
/// further densities, as many as <see cref="RotationSeconds"/> allow. Which replicate, and which of the others, follows from the version of the sources, so that over time all are
/// recomputed; the same sources always choose the same.
/// </summary>
public static class SamplePlan
{
    /// <summary>A run of at most so many seconds on one core is recomputed of each cell.</summary>
    public const double CheapSeconds = 2;

    /// <summary>The seconds on one core for all that is recomputed in rotation.</summary>
    public const double RotationSeconds = 60;

    // A cell whose time was never measured is taken for one of the dear ones.
    private const double UnknownSeconds = 10;

    /// <summary>The runs to recompute, each with the part of it.</summary>
    /// <param name="book">The recorded runs.</param>
    /// <param name="sources">The version of the sources, as their fingerprint.</param>
    /// <param name="selects">Of which runs only; all where null.</param>
    public static IReadOnlyList<CheckUnit> Of(EvidenceBook book, string sources, Func<ScenarioKey, bool>? selects = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(sources);
        var cells = book.Records.Keys.Where(c => book.Records[c].Any(r => selects?.Invoke(r.Record.Key) != false)).OrderBy(c => c.Name, StringComparer.Ordinal).ToArray();
        var cheap = cells.Where(c => Seconds(book, c) <= CheapSeconds).Select(c => Unit(book, c, 0, sources, selects)).ToArray();
        return [.. Merged(cheap), .. Rotation(book, cells, sources, selects)];
    }

    /// <summary>The run of one cell at its first density that this version of the sources chooses.</summary>
    public static CheckUnit Of(EvidenceBook book, EvidenceCell cell, string sources)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Unit(book, cell, 0, sources, null);
    }

    /// <summary>An order of the cells that changes with the version of the sources.</summary>
    public static ulong Order(string sources, EvidenceCell cell) => Number($"{sources}/{cell}");

    private static double Seconds(EvidenceBook book, EvidenceCell cell) => book.Cells[cell].Seconds ?? UnknownSeconds;

    private static IEnumerable<CheckUnit> Rotation(EvidenceBook book, EvidenceCell[] cells, string sources, Func<ScenarioKey, bool>? selects)
    {
        var others = from cell in cells
                     from density in Enumerable.Range(0, Math.Max(1, Densities(book, cell, selects).Count))
                     where density > 0 || Seconds(book, cell) > CheapSeconds
                     orderby Number($"{sources}/{cell}/{density}"), cell.Name, density
                     select Unit(book, cell, density, sources, selects);
        var left = RotationSeconds;
        foreach (var unit in others)
        {
            if (unit.Seconds <= left)
            {
                left -= unit.Seconds;
                yield return unit;
            }
        }
    }

    // Of the cells that share a network and data the same replicate where they can, so that these are made once.
    private static CheckUnit Unit(EvidenceBook book, EvidenceCell cell, int density, string sources, Func<ScenarioKey, bool>? selects)
    {
        var densities = Densities(book, cell, selects);
        var label = densities.Count > 0 ? densities[density] : "";
        var with = book.Records[cell].Where(r => selects?.Invoke(r.Record.Key) != false && (label.Length == 0 || r.Densities.Contains(label))).Select(r => r.Record).ToArray();
        var replicates = with.Select(r => r.Key.Replicate).Distinct().OrderBy(r => Number($"{sources}/{cell.Setting.Network}/{r}")).ToArray();
        var recorded = with.First(r => r.Key.Replicate == replicates[0]);
        var part = label.Length == 0 ? recorded.Key : recorded.Key with { Seeker = cell.Seeker, Densities = label };
        return new CheckUnit(recorded, part, [cell], Seconds(book, cell) * RunCost.OfDensity(label, densities.Count > 0 ? densities[0] : ""));
    }

    private static IReadOnlyList<string> Densities(EvidenceBook book, EvidenceCell cell, Func<ScenarioKey, bool>? selects) =>
        DensityPoint.Ordered(book.Records[cell].Where(r => selects?.Invoke(r.Record.Key) != false).SelectMany(r => r.Densities));

    // Seekers of one run at one density are run together where they are all that it has: some share the work of their first round, and all the controls.
    private static IEnumerable<CheckUnit> Merged(CheckUnit[] units) =>
        units.GroupBy(u => (u.Recorded.Key, u.Part.Densities)).SelectMany(IEnumerable<CheckUnit> (same) =>
        {
            CheckUnit[] all = [.. same];
            return all.Length > 1 && all[0].Recorded.Key.Seeker.Length == 0 && all.Length == EvidenceCell.Of(all[0].Recorded).Count()
                ? [all[0] with { Part = all[0].Part with { Seeker = "" }, Cells = [.. all.SelectMany(u => u.Cells)], Seconds = all.Sum(u => u.Seconds) }]
                : all;
        });

    private static ulong Number(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
