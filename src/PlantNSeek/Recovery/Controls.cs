using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Recovery;

/// <summary>
/// Masks whose worth is known beforehand, to hold every result against: a judge that does not rank them rightly is broken. Each
/// comes as a mask and as a seeker. All but the padded oracle keep as many parameters as the ticket; that one keeps the budget.
/// </summary>
public static class Controls
{
    /// <summary>Finds the planted mask itself.</summary>
    public static ITicketSeeker Oracle(Mask truth) => new ControlSeeker("Oracle", _ => truth);

    /// <summary>Finds a random mask of the ticket's size that holds nothing of it.</summary>
    public static ITicketSeeker AntiOracle(Mask truth) => new ControlSeeker("Anti-oracle", problem => AntiOracleMask(problem.Layout, truth, problem.Random));

    /// <summary>Finds the planted mask and fills the budget up at random.</summary>
    public static ITicketSeeker PaddedOracle(Mask truth) => new ControlSeeker(
        "Padded oracle", problem => PaddedOracleMask(problem.Layout, truth, problem.KeptCount, problem.Random));

    /// <summary>Finds a random mask that keeps as many weights and biases of each layer as the ticket.</summary>
    public static ITicketSeeker LayerwiseShuffle(Mask truth) => new ControlSeeker(
        "Layerwise shuffle", problem => LayerwiseShuffleMask(problem.Layout, truth, problem.Random));

    /// <summary>As many parameters as <paramref name="truth"/> keeps, at random, none of them its own.</summary>
    /// <exception cref="ArgumentException">The truth keeps more than half of all, so no such mask exists.</exception>
    public static Mask AntiOracleMask(ParameterLayout layout, Mask truth, RandomStream random)
    {
        var (outside, fixedOnes) = Outside(layout, truth);
        return fixedOnes.Or(RandomSubset(outside, truth.PrunableKept(layout), random, "outside the truth"));
    }

    /// <summary>All that <paramref name="truth"/> keeps, and random others up to <paramref name="budget"/> parameters.</summary>
    /// <exception cref="ArgumentException">The budget is below the truth's size or above the number of parameters.</exception>
    public static Mask PaddedOracleMask(ParameterLayout layout, Mask truth, int budget, RandomStream random)
    {
        var ((outside, fixedOnes), own) = (Outside(layout, truth), truth.PrunableKept(layout));
        return budget >= own
            ? truth.Or(fixedOnes).Or(RandomSubset(outside, budget - own, random, "outside the truth"))
            : throw new ArgumentException($"the budget is {budget}; the truth alone keeps {own} parameters", nameof(budget));
    }

    /// <summary>As many parameters of each tensor as <paramref name="mask"/> keeps, at random.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static Mask LayerwiseShuffleMask(ParameterLayout layout, Mask mask, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "mask", layout.Count, "the layout");
        var shuffled = Mask.None(layout.Count);
        foreach (var slice in layout.Slices)
        {
            var tensor = Mask.FromIndices(layout.Count, Enumerable.Range(slice.Offset, slice.Length));
            shuffled = shuffled.Or(RandomSubset(tensor, mask.CountIn(slice), random, slice.Name));
        }

        return shuffled;
    }

    // What can be pruned and is not of the truth, and what is never pruned.
    private static (Mask Outside, Mask NeverPruned) Outside(ParameterLayout layout, Mask truth)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(truth);
        Guard.SameLength(truth.Length, "the truth", layout.Count, "the layout");
        return (Mask.From(layout.Count, i => i < layout.PrunableCount && !truth[i]), Mask.From(layout.Count, i => i >= layout.PrunableCount));
    }

    private static Mask RandomSubset(Mask pool, int count, RandomStream random, string where)
    {
        ArgumentNullException.ThrowIfNull(random);
        var indices = pool.KeptIndices();
        if (count > indices.Length)
        {
            throw new ArgumentException($"{count} parameters are wanted; there are {indices.Length} {where}");
        }

        for (var i = 0; i < count; i++)
        {
            var j = i + random.NextInt32(indices.Length - i);
            (indices[i], indices[j]) = (indices[j], indices[i]);
        }

        return Mask.FromIndices(pool.Length, indices.Take(count));
    }

    private sealed class ControlSeeker(string name, Func<SeekingProblem, Mask> seek) : ITicketSeeker
    {
        public string Name => name;

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(problem);
            cancellationToken.ThrowIfCancellationRequested();
            return new FoundTicket(seek(problem));
        }
    }
}
