using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>How much to keep of the prunable parameters: a density, an exact number, or a density for each layer or tensor.</summary>
public sealed class PruningBudget
{
    private PruningBudget(ImmutableArray<Density> densities, int? count) => (Densities, Count) = (densities, count);

    /// <summary>The one density, or one for each layer or prunable tensor; empty for an exact number.</summary>
    public ImmutableArray<Density> Densities { get; }

    /// <summary>The exact number kept, where given so.</summary>
    public int? Count { get; }

    /// <summary>N - floor((1 - rho) N) of each group of N competing parameters, as <see cref="Density.Budget"/> computes it.</summary>
    public static PruningBudget At(Density density) => new([density], null);

    /// <summary>
    /// Exactly <paramref name="count"/> parameters, such as a ticket's own size. Layers or tensors that do not compete get shares in
    /// proportion to their size (largest remainders, then the lower index).
    /// </summary>
    public static PruningBudget Keep(int count)
    {
        Guard.AtLeast(count, 0);
        return new([], count);
    }

    /// <summary>A density for each layer (scope per layer) or for each prunable tensor in layout order (scope per tensor).</summary>
    public static PruningBudget AtEach(params ReadOnlySpan<Density> densities) => new([.. densities], null);

    /// <summary>A density as a budget.</summary>
    public static implicit operator PruningBudget(Density density) => At(density);

    /// <inheritdoc/>
    public override string ToString() => Count is { } count ? $"{count} parameters" : $"density {string.Join(", ", Densities)}";

    /// <summary>The number to keep of each group.</summary>
    /// <exception cref="ArgumentException">More densities than one, but not one for each group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More are to be kept than are prunable.</exception>
    internal int[] CountsFor(ReadOnlySpan<int> groupSizes)
    {
        var counts = new int[groupSizes.Length];
        if (Count is { } count)
        {
            Share(count, groupSizes, counts);
            return counts;
        }

        if (Densities.Length != 1 && Densities.Length != counts.Length)
        {
            throw new ArgumentException($"the budget has {Densities.Length} densities; the scope has {counts.Length} groups of parameters");
        }

        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Densities[Densities.Length == 1 ? 0 : i].Budget(groupSizes[i]);
        }

        return counts;
    }

    /// <summary>One density as the number it keeps of <paramref name="prunable"/> parameters that share it, whatever groups they compete in.</summary>
    internal PruningBudget OfWhole(int prunable) => Densities.Length == 1 ? Keep(Densities[0].Budget(prunable)) : this;

    /// <summary>The budget after round <paramref name="round"/> (1 … <paramref name="rounds"/>); the last is this one.</summary>
    internal PruningBudget After(int round, int rounds, DensitySchedule schedule, int prunable)
    {
        if (round == rounds)
        {
            return this;
        }

        if (Count is not { } count)
        {
            return new([.. Densities.Select(density => schedule.At(density, round, rounds))], null);
        }

        var kept = schedule.At(Density.OfCount(Math.Min(count, prunable), prunable), round, rounds);
        return Keep(Math.Max(count, kept.Budget(prunable)));
    }

    private static void Share(int count, ReadOnlySpan<int> groupSizes, int[] shares)
    {
        var total = 0L;
        foreach (var size in groupSizes)
        {
            total += size;
        }

        if (count > total)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"the budget is {count}; {total} parameters are prunable");
        }

        var remainders = new long[shares.Length];
        var left = count;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (int)(count * (long)groupSizes[i] / total);
            remainders[i] = count * (long)groupSizes[i] % total;
            left -= shares[i];
        }

        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]).ThenBy(static i => i).Take(left))
        {
            shares[i]++;
        }
    }
}
