using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Defects;

internal sealed class MasksAllUpToTheKth : IDefect
{
    public ContractRun Run => Trial.Selection(static (scores, _, current, count) =>
    {
        var kept = current.KeptIndices();
        var removed = kept.Length - count;
        var threshold = removed == 0 ? double.NegativeInfinity : kept.Select(i => scores[i]).Order().ElementAt(removed - 1);
        return Mask.FromIndices(scores.Count, kept.Where(i => !(scores[i] <= threshold)));
    });
}

internal sealed class RemovesOneTooMany : IDefect
{
    public ContractRun Run => Trial.Selection(static (scores, _, current, count) =>
    {
        var kept = current.KeptIndices();
        var sorted = kept.Select(i => scores[i]).Order().ToArray();
        var threshold = sorted[Math.Min(sorted.Length - count, sorted.Length - 1)];
        return Mask.FromIndices(scores.Count, kept.Where(i => scores[i] > threshold));
    });
}

internal sealed class ComparesWithAQuantile : IDefect
{
    public ContractRun Run => Trial.Selection(static (scores, _, current, count) =>
    {
        var kept = current.KeptIndices();
        var threshold = count == 0 ? double.PositiveInfinity : kept.Select(i => scores[i]).OrderDescending().ElementAt(count - 1);
        return Mask.FromIndices(scores.Count, kept.Where(i => !(scores[i] < threshold)));
    });
}

internal sealed class RandomOnlyOnAverage : IDefect
{
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Score = static (context, scores) => PrunerCatalog.Random.Score(context, scores),
            Select = static (scores, current, count) => Mask.From(scores.Length, i => current[i] && scores[i] >= 1 - ((double)count / scores.Length)),
        },
        SeekerTraits.Randomized | SeekerTraits.DataFree);
}

internal sealed class TakesKeptForPruned : IDefect
{
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker { Count = static (budget, n) => budget.Count ?? (int)Math.Round(budget.Densities[0].Sparsity * n) }, SeekerTraits.DataFree);
}

internal sealed class CannotKeepEverything : IDefect
{
    public ContractRun Run => Trial.Seeker(
        new PlainSeeker
        {
            Select = static (scores, current, count) => count < scores.Length
                ? PlainSeeker.Largest(scores, current, count)
                : throw new ArgumentOutOfRangeException(nameof(count), "the 0th smallest value does not exist"),
        },
        SeekerTraits.DataFree);
}

internal sealed class GoesOnUnpruned : IDefect
{
    public ContractRun Run => Trial.Seeker(new PlainSeeker { Select = static (_, current, _) => current }, SeekerTraits.DataFree);
}
