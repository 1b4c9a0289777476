using System.Globalization;
using PlantNSeek.Baselines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Baselines;

/// <summary>Seekers that draw random numbers, each run twice in the same networks with other numbers: what a comparison sees where nothing changed.</summary>
internal static class GatePairs
{
    /// <summary>Networks of each task.</summary>
    public const int Networks = 80;

    /// <summary>One whose mask is random, and one that learns from what it is given.</summary>
    public static readonly string[] Seekers = ["Random smart ratio", "Edge-popup"];

    private static readonly string File = RepositoryRoot.Combine("spec", "reference", "gate-pairs.tsv");

    /// <summary>The cells of a seeker as recorded, with the first numbers and with the second.</summary>
    public static (IReadOnlyList<BaselineCell> First, IReadOnlyList<BaselineCell> Second) Recorded(string seeker)
    {
        var rows = System.IO.File.ReadLines(File).Skip(1).Select(static line => line.Split('\t')).Where(row => row[0] == seeker).ToArray();
        return (Cells(rows, "first"), Cells(rows, "second"));
    }

    /// <summary>A line for each cell and for each of both runs, of the first so many networks.</summary>
    public static IEnumerable<string> Computed(string seeker, int networks)
    {
        foreach (var (name, stream) in new[] { ("first", BaselineExperiment.ExperimentName), ("second", "baseline with other numbers") })
        {
            var of = new BaselineNetworks(networks);
            var experiment = new BaselineExperiment([new NamedSeeker(seeker, SeekerCatalog.ByName(seeker))], stream);
            var results = of.Keys.AsParallel().AsOrdered().Select(key => (ScenarioResult)experiment.Run(key, Protocol.Of(key), default)).ToArray();
            foreach (var cell in of.Cells(results))
            {
                yield return string.Join('\t', [seeker, name, cell.Where, cell.Quantity, $"{cell.MoreIsBetter}", .. cell.Values.Select(static v => v.ToString("R", CultureInfo.InvariantCulture))]);
            }
        }
    }

    /// <summary>A recorded line with the first so many networks.</summary>
    public static IEnumerable<string> Lines(string seeker, int networks) =>
        System.IO.File.ReadLines(File).Where(line => line.StartsWith($"{seeker}\t", StringComparison.Ordinal)).Select(line => string.Join('\t', line.Split('\t').Take(5 + networks)));

    public static void Write() => System.IO.File.WriteAllText(File, string.Concat(
        new[] { string.Join('\t', ["seeker", "numbers", "where", "quantity", "more is better", .. Enumerable.Range(1, Networks).Select(static i => $"network {i}")]) }
            .Concat(Seekers.SelectMany(static s => Computed(s, Networks))).Select(static line => $"{line}\n")));

    private static IReadOnlyList<BaselineCell> Cells(IEnumerable<string[]> rows, string numbers) =>
        [.. rows.Where(row => row[1] == numbers).Select(static row => new BaselineCell(row[2], row[3], bool.Parse(row[4]), [.. row.Skip(5).Select(static v => double.Parse(v, CultureInfo.InvariantCulture))]))];
}
