using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What holds for whatever finds masks, by whatever means.</summary>
internal static class SeekerRules
{
    public static IReadOnlyList<Rule<SeekerSubject>> All { get; } =
    [
        new("R101", Required, static (seeker, run) => Factory.GivesOneName(seeker.Create, static made => made.Name, "a seeker") ?? run.ForEveryNetwork(network => IsRepeatable(seeker, network))),
        new("R102", Required, static (seeker, run) => run.ForEveryNetwork(network => ChangesNoInput(seeker, network))),
        new("R104", Required, static (seeker, run) => run.ForEveryNetwork(network => WorksInParallel(seeker, network))),
        new("R204", Required, static (seeker, run) => run.ForEveryNetwork(network => HasTheLayoutsLength(seeker, network))) { IsFoundation = true },
        .. SeekerBudgetRules.All,
        .. SeekerReportRules.All,
        new("R306", Required, static (seeker, run) => run.ForEveryNetwork(network =>
            Comparison.Same(Find(seeker, network).Mask, Find(seeker, network.WithOtherData()).Mask, network.Layout, " on other data too")))
        {
            Applies = static seeker => seeker.Is(SeekerTraits.DataFree),
        },
        new("R308", Required, static (seeker, run) => run.ForSomeNetwork(
            network => !Find(seeker, network).Mask.Equals(Find(seeker, network.WithOtherData()).Mask), new Violation("masks that change with the data", "the same masks on any data")))
        {
            Applies = static seeker => !seeker.Is(SeekerTraits.DataFree),
        },
        new("R402", Required, static (seeker, run) => seeker.Is(SeekerTraits.OwnStart)
            ? run.ForSomeNetwork(network => !StartsFromTheInitial(Find(seeker, network), network), new Violation("start parameters of its own", "always the initial ones"))
            : run.ForEveryNetwork(network => Rewinds(seeker, network))),
        .. RecoveryRules.All,
        new("R601", Required, static (seeker, run) => seeker.Is(SeekerTraits.Randomized)
            ? run.ForSomeNetwork(
                network => !Find(seeker, network).Mask.Equals(Find(seeker, network, replicate: 1).Mask),
                new Violation("masks that change with the replicate of the random stream", "the same masks for every replicate"))
            : run.ForEveryNetwork(network => Comparison.Same(Find(seeker, network).Mask, Find(seeker, network, replicate: 1).Mask, network.Layout, " whatever the random stream"))),
        new("R602", Required, static (seeker, run) => run.ForEveryNetwork(network => Cultures.InEach(
            () => Find(seeker, network).Mask, (first, other, culture) => Comparison.Same(first, other, network.Layout, $" in the culture {culture} too")))),
    ];

    /// <summary>A budget for a network: by turns a number and a density, never nothing or everything where there is a choice.</summary>
    public static PruningBudget BudgetOf(NetworkCase network)
    {
        var count = 1 + network.Stream("budget").NextInt32(Math.Max(network.Layout.PrunableCount - 1, 1));
        return network.Seed % 3 == 0 ? new Density((count - 0.5) / network.Layout.PrunableCount) : PruningBudget.Keep(count);
    }

    /// <summary>
    /// The first violation where each number of ten parameters is to be kept, from 1 to 9: tenths are where a number that went by way of a fraction
    /// comes back as another one.
    /// </summary>
    public static Violation? ForEveryCount(Func<NetworkCase, PruningBudget, Violation?> check)
    {
        var network = NetworkCase.Dense(1, 1, 3, 1);
        return Enumerable.Range(1, network.Layout.Count - 1).Select(count => check(network, PruningBudget.Keep(count))).FirstOrDefault(v => v is not null) is { } violation
            ? violation with { Case = network }
            : null;
    }

    /// <summary>How many parameters a budget keeps of a network.</summary>
    public static int CountOf(PruningBudget budget, NetworkCase network) => budget.Count ?? budget.Densities[0].Budget(network.Layout.PrunableCount);

    public static FoundTicket Find(SeekerSubject seeker, NetworkCase network, ulong replicate = 0) =>
        seeker.Create().Seek(network.Problem(BudgetOf(network), replicate: replicate));

    private static Violation? IsRepeatable(SeekerSubject seeker, NetworkCase network)
    {
        var once = seeker.Create();
        var first = once.Seek(network.Problem(BudgetOf(network)));
        return Same(first, once.Seek(network.Problem(BudgetOf(network))), network, " by the same object again")
            ?? Same(first, Find(seeker, network), network, " by a new object");
    }

    // Null is for R204 to tell.
    private static Violation? Same(FoundTicket? expected, FoundTicket? actual, NetworkCase network, string where) => expected?.Mask is null || actual is null
        ? null
        : Comparison.Same(expected.Mask, actual.Mask, network.Layout, where)
            ?? (expected.Samples != actual.Samples ? new Violation($"{expected.Samples} samples{where}", $"{actual.Samples}") : null)
            ?? Comparison.SameBits(Doubles(expected), Doubles(actual), network.Layout, $" as start{where}");

    private static double[] Doubles(FoundTicket found) => Array.ConvertAll(found.StartParameters?.ToArray() ?? [], p => (double)p);

    private static Violation? ChangesNoInput(SeekerSubject seeker, NetworkCase network)
    {
        var problem = network.Problem(BudgetOf(network));
        var inputs = new InputGuard().Watch("the parameters", problem.Parameters).Watch("the pruning batch", problem.PruningBatch).Watch("the training data", (Batch)problem.TrainingData);
        seeker.Create().Seek(problem);
        return inputs.Check();
    }

    // In the middle of a search the same object is asked to seek in another network.
    private static Violation? WorksInParallel(SeekerSubject seeker, NetworkCase network)
    {
        var (once, other) = (seeker.Create(), NetworkCase.Of(network.Maker, network.Seed + 1));
        var (expected, second) = (Find(seeker, network), Find(seeker, other));
        var answer = second;
        var interruption = new Interruption(network, () => answer = once.Seek(other.Problem(BudgetOf(other))));
        var found = once.Seek(network.Problem(BudgetOf(network), new InterruptedNetwork(network.Maker.Network(), interruption)), interruption);
        return Same(expected, found, network, " while another thread seeks with the same object")
            ?? Same(second, answer, other, " sought in the middle of another search of the same object");
    }

    private static Violation? HasTheLayoutsLength(SeekerSubject seeker, NetworkCase network)
    {
        var found = Find(seeker, network);
        return found is null ? new Violation("a ticket", "null")
            : found.Mask is null ? new Violation("a mask", "null")
            : found.Mask.Length != network.Layout.Count ? new Violation($"a mask over all {network.Layout.Count} parameters of the layout", $"one over {found.Mask.Length}")
            : found.StartParameters is { } start && start.Length != network.Layout.Count ? new Violation($"{network.Layout.Count} start parameters", $"{start.Length}")
            : null;
    }

    private static Violation? Rewinds(SeekerSubject seeker, NetworkCase network)
    {
        var found = Find(seeker, network);
        return found.StartParameters is { } start
            ? Comparison.SameBits(
                Array.ConvertAll(found.Mask.Apply<float>(network.Parameters), p => (double)p), Array.ConvertAll(found.Mask.Apply(start.Span), p => (double)p), network.Layout, " at the ticket's start")
            : null;
    }

    private static bool StartsFromTheInitial(FoundTicket found, NetworkCase network) =>
        found.StartParameters is not { } start || found.Mask.Apply<float>(network.Parameters).AsSpan().SequenceEqual(found.Mask.Apply(start.Span));
}
