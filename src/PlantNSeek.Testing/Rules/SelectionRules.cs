using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Parts;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What holds for whatever turns scores into a mask.</summary>
internal static class SelectionRules
{
    public static IReadOnlyList<Rule<SelectMask>> All { get; } =
    [
        new("R102", Required, static (select, run) => run.ForEveryNetwork(network =>
        {
            var scores = Scores(network);
            var inputs = new Untouched().Watch("the scores", scores).Watch("the current mask", network.Mask);
            select(scores, network.Layout, network.Mask, network.Layout.Count / 2);
            return inputs.Check();
        })),
        new("R201", Required, static (select, run) => run.ForEveryNetwork(network =>
            EveryCount(network.Layout.Count).Select(count => Keeps(select(Scores(network), network.Layout, network.Mask, count), count)).FirstOrDefault(v => v is not null))),
        new("R202", Required, static (select, run) => run.ForEveryNetwork(network =>
            EveryCount(network.Layout.Count).Select(count => KeepsTheLargest(select, network, Ties(network), count)).FirstOrDefault(v => v is not null))),
        new("R203", Required, static (select, run) => run.ForEveryNetwork(network =>
            Keeps(select(Scores(network), network.Layout, network.Mask, 0), 0) ?? Keeps(select(Scores(network), network.Layout, network.Mask, network.Layout.Count), network.Layout.Count))),
        new("R204", Required, static (select, run) => run.ForEveryNetwork(network => StaysInside(select, network.WithRandomMask()))),
        new("R207", Required, static (select, run) => run.ForEveryNetwork(network => NamesWhatIsNotFinite(select, network))),
        new("R602", Required, static (select, run) => run.ForEveryNetwork(network => Cultures.InEach(
            () => select(Scores(network), network.Layout, network.Mask, network.Layout.Count / 2), (first, other, culture) => Comparison.Same(first, other, network.Layout, $" in the culture {culture} too")))),
    ];

    private static IEnumerable<int> EveryCount(int n) => Enumerable.Range(1, Math.Max(n - 1, 0));

    private static double[] Scores(NetworkCase network)
    {
        var random = network.Stream("scores");
        return [.. Enumerable.Range(0, network.Layout.Count).Select(_ => random.NextNormal())];
    }

    // Three values and minus zero, which equals zero.
    private static double[] Ties(NetworkCase network)
    {
        var random = network.Stream("ties");
        return [.. Enumerable.Range(0, network.Layout.Count).Select(_ => random.NextInt32(4) switch { 0 => -1.0, 1 => 0.0, 2 => -0.0, _ => 2.0 })];
    }

    private static Violation? Keeps(Mask mask, int count) => mask.KeptCount == count ? null : new Violation($"{count} of {mask.Length} kept", $"{mask.KeptCount}");

    private static Violation? KeepsTheLargest(SelectMask select, NetworkCase network, double[] scores, int count)
    {
        var ranked = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i] + 0.0).ThenBy(i => i).Take(count);
        return Comparison.Same(Mask.FromIndices(scores.Length, ranked), select(scores, network.Layout, network.Mask, count), network.Layout, $" among equal scores, {count} to keep");
    }

    private static Violation? StaysInside(SelectMask select, NetworkCase network)
    {
        var count = network.Mask.KeptCount / 2;
        var mask = select(Scores(network), network.Layout, network.Mask, count);
        return mask.Length != network.Layout.Count ? new Violation($"a mask over {network.Layout.Count} parameters", $"one over {mask.Length}")
            : !mask.IsSubsetOf(network.Mask) ? new Violation($"{network.Layout.Describe(mask.Except(network.Mask).KeptIndices()[0])} masked, as it was", "kept")
            : null;
    }

    private static Violation? NamesWhatIsNotFinite(SelectMask select, NetworkCase network)
    {
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var scores = Scores(network);
            var index = network.Stream("place").NextInt32(scores.Length);
            scores[index] = value;
            try
            {
                select(scores, network.Layout, network.Mask, (network.Layout.Count + 1) / 2);
                return new Violation(FormattableString.Invariant($"an error for the score {value} of {network.Layout.Describe(index)}"), "a mask");
            }
            catch (Exception e) when (e.Message.Contains(network.Layout.Describe(index), StringComparison.Ordinal) || e.Message.Contains($"{index}", StringComparison.Ordinal))
            {
                // Says where, by the tensor's name or by the index; no wording is asked for.
            }
        }

        return null;
    }
}
