using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>How many parameters a seeker keeps.</summary>
internal static class SeekerBudgetRules
{
    public static IReadOnlyList<Rule<SeekerSubject>> All { get; } =
    [
        new("R201", Required, static (seeker, run) => run.ForEveryNetwork(network => Keeps(seeker, network, SeekerRules.BudgetOf(network))) ?? SeekerRules.ForEveryCount(
            (network, budget) => Keeps(seeker, network, budget) ?? Keeps(seeker, network, Density.OfCount(budget.Count!.Value, network.Layout.PrunableCount)))),
        new("R202", Required, static (seeker, run) => run.ForEveryNetwork(network => Keeps(seeker, Tied(network), SeekerRules.BudgetOf(network)))),
        new("R203", Required, static (seeker, run) => run.ForEveryNetwork(network =>
            Keeps(seeker, network, PruningBudget.Keep(0)) ?? Keeps(seeker, network, PruningBudget.Keep(network.Layout.PrunableCount)) ?? Keeps(seeker, network, Density.Full))),
    ];

    private static Violation? Keeps(SeekerSubject seeker, NetworkCase network, PruningBudget budget)
    {
        var count = SeekerRules.CountOf(budget, network);
        var found = seeker.Create().Seek(network.Problem(budget)).Mask;
        return found.PrunableKept(network.Layout) == count
            ? null
            : new Violation($"{count} of {network.Layout.PrunableCount} parameters kept, as the budget of {budget} says", $"{found.PrunableKept(network.Layout)} kept") { Case = network };
    }

    // Parameters of one size, and one sample over and over: whatever the score is, many are equal.
    private static NetworkCase Tied(NetworkCase network)
    {
        int[] first = new int[network.Batch.Count];
        return network with
        {
            Parameters = Array.ConvertAll(network.Parameters, _ => 0.5f),
            Batch = network.Batch.Take(first),
            TrainingData = network.TrainingData.Take(first),
        };
    }
}
