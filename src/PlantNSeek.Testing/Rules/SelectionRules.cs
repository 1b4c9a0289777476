using System.Text.RegularExpressions;
using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
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
            EveryCount(network.Layout.Count).Select(count => KeepsTheLargest(select, network, Scores(network), count)).FirstOrDefault(v => v is not null))),
        new("R202", Required, static (select, run) => run.ForEveryNetwork(network =>
            EveryCount(network.Layout.Count).Select(count => KeepsTheLargest(select, network, Ties(network), count)).FirstOrDefault(v => v is not null))),
        new("R203", Required, static (select, run) => run.ForEveryNetwork(network =>
            Keeps(select(Scores(network), network.Layout, network.Mask, 0), 0) ?? Keeps(select(Scores(network), network.Layout, network.Mask, network.Layout.Count), network.Layout.Count))),
        new("R204", Required, static (select, run) => run.ForEveryMaskedNetwork(network => StaysInside(select, network))),
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

    // Of what the mask keeps, those with the largest scores, of equal ones the first.
    private static Violation? KeepsTheLargest(SelectMask select, NetworkCase network, double[] scores, int count)
    {
        var ranked = network.Mask.KeptIndices().OrderByDescending(i => scores[i] + 0.0).ThenBy(i => i).Take(count);
        var expected = Mask.FromIndices(scores.Length, ranked);
        var found = select(scores, network.Layout, network.Mask, count);
        var violation = Keeps(found, count) ?? Comparison.Same(expected, found, network.Layout, $", {count} of {network.Mask.KeptCount} to keep");
        return violation is null ? null : violation with
        {
            Expected = $"{violation.Expected}, with the scores drawn below for parameters",
            Case = network with { Parameters = Array.ConvertAll(scores, static score => (float)score) },
        };
    }

    private static Violation? StaysInside(SelectMask select, NetworkCase network)
    {
        // Far from each other: how close scores are told apart is for R201.
        var (scores, count) = (Array.ConvertAll(network.Stream("ranks").NextPermutation(network.Layout.Count), static rank => (double)rank), network.Mask.KeptCount / 2);
        if (count == 0)
        {
            return null;
        }

        var mask = select(scores, network.Layout, network.Mask, count);
        return mask.Length != network.Layout.Count ? new Violation($"a mask over {network.Layout.Count} parameters", $"one over {mask.Length}")
            : !mask.IsSubsetOf(network.Mask) ? new Violation($"{network.Layout.Describe(mask.Except(network.Mask).KeptIndices()[0])} masked, as it was", "kept")
            : KeepsTheLargest(select, network, scores, count);
    }

    private static Violation? NamesWhatIsNotFinite(SelectMask select, NetworkCase network)
    {
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var scores = Scores(network);
            var index = network.Stream("place").NextInt32(scores.Length);
            scores[index] = value;
            var expected = FormattableString.Invariant($"an error that names {network.Layout.Describe(index)} or index {index} for the score {value}");
            try
            {
                select(scores, network.Layout, network.Mask, (network.Layout.Count + 1) / 2);
                return new Violation(expected, "a mask");
            }
#pragma warning disable CA1031 // Whatever kind of error the user's code makes of it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!Names(e.Message, network.Layout, index))
                {
                    return new Violation(expected, RuleRun.Describe(e));
                }
            }
        }

        return null;
    }

    // By tensor and position or by the index, as a number of its own; no wording is asked for.
    private static bool Names(string message, ParameterLayout layout, int index) =>
        message.Contains(layout.Describe(index), StringComparison.Ordinal) || Regex.IsMatch(message, FormattableString.Invariant($@"(?<![\w.-]|\[\d+, ){index}(?!\w|, \d+\]|\.\d)"));
}
