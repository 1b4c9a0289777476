using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What holds for whatever gives scores, whichever they are.</summary>
internal static class PrunerRules
{
    public static IReadOnlyList<Rule<PrunerSubject>> All { get; } =
    [
        new("R101", Required, static (pruner, run) => Factory.GivesOneName(pruner.Create, static made => made.Name, "a pruner") ?? run.ForEveryMaskedNetwork(network => IsRepeatable(pruner, network))),
        new("R102", Required, static (pruner, run) => run.ForEveryMaskedNetwork(network => ChangesNoInput(pruner, network))),
        new("R103", Required, static (pruner, run) => run.ForEveryNetwork(network => WritesEveryScore(pruner, network))),
        new("R104", Required, static (pruner, run) => run.ForEveryNetwork(network => WorksInParallel(pruner, network))),
        new("R207", Required, static (pruner, run) => run.ForEveryNetwork(network => DegenerateNetworks.Of(network).Select(n => IsFinite(pruner, n)).FirstOrDefault(v => v is not null))
            ?? IsFinite(pruner, DegenerateNetworks.Deep)),
        .. PrunerLaws.All,
        new("R601", Required, static (pruner, run) => pruner.Is(PrunerTraits.Randomized)
            ? run.ForSomeNetwork(
                network => !Scores(pruner, network).AsSpan().SequenceEqual(Scores(pruner, network, replicate: 1)),
                new Violation("scores that change with the replicate of the random stream", "the same scores for every replicate"))
            : run.ForEveryNetwork(network => Comparison.SameBits(Scores(pruner, network), Scores(pruner, network, replicate: 1), network.Layout, " whatever the random stream"))),
        new("R602", Required, static (pruner, run) => run.ForEveryNetwork(network => Cultures.InEach(
            () => Scores(pruner, network), (first, other, culture) => Comparison.SameBits(first, other, network.Layout, $" in the culture {culture} too")))),
    ];

    public static double[] Scores(PrunerSubject pruner, NetworkCase network, ulong replicate = 0) => Scores(pruner.Create(), network.Context(replicate: replicate));

    // Not by PrunerScores: numbers that are not finite are for one rule to tell.
    public static double[] Scores(IPruner pruner, PruningContext context)
    {
        var scores = new double[context.Layout.Count];
        pruner.Score(context, scores);
        return scores;
    }

    private static Violation? IsRepeatable(PrunerSubject pruner, NetworkCase network)
    {
        var once = pruner.Create();
        var first = Scores(once, network.Context());
        return Comparison.SameBits(first, Scores(once, network.Context()), network.Layout, " by the same object again")
            ?? Comparison.SameBits(first, Scores(pruner, network), network.Layout, " by a new object");
    }

    private static Violation? ChangesNoInput(PrunerSubject pruner, NetworkCase network)
    {
        var context = network.Context();
        var inputs = new InputGuard().Watch("the parameters", context.Parameters).Watch("the unmasked parameters", context.UnmaskedParameters)
            .Watch("the mask's bits", context.Mask).Watch("the batch", context.Batch);
        Scores(pruner.Create(), context);
        return inputs.Check();
    }

    private static Violation? WritesEveryScore(PrunerSubject pruner, NetworkCase network)
    {
        var (zeros, ones) = (new double[network.Layout.Count], new double[network.Layout.Count]);
        Array.Fill(ones, 1);
        pruner.Create().Score(network.Context(), zeros);
        pruner.Create().Score(network.Context(), ones);
        return Comparison.SameBits(zeros, ones, network.Layout, " whatever the buffer held before");
    }

    // In the middle of the work on one network the same object is given another one to score.
    private static Violation? WorksInParallel(PrunerSubject pruner, NetworkCase network)
    {
        var (once, other) = (pruner.Create(), NetworkCase.Of(network.Maker, network.Seed + 1));
        var (expected, second) = (Scores(pruner, network), Scores(pruner, other));
        var answer = second;
        var interrupted = new InterruptedNetwork(network.Maker.Network(), new Interruption(network, () => answer = Scores(once, other.Context())));
        return Comparison.SameBits(expected, Scores(once, network.Context(interrupted)), network.Layout, " while another thread scores with the same object")
            ?? Comparison.SameBits(second, answer, network.Layout, " asked in the middle of other work of the same object");
    }

    private static Violation? IsFinite(PrunerSubject pruner, (string What, NetworkCase Network) degenerate)
    {
        var scores = Scores(pruner, degenerate.Network);
        var wrong = Array.FindIndex(scores, score => !double.IsFinite(score));
        return wrong < 0 ? null : new Violation($"finite scores {degenerate.What}", FormattableString.Invariant($"{scores[wrong]} for {degenerate.Network.Layout.Describe(wrong)}"))
        {
            Case = degenerate.Network,
        };
    }
}
