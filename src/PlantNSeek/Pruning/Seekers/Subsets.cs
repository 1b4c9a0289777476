using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Sets of a fixed size of 0 … population - 1, each as ascending numbers, and what a genetic algorithm does with them.</summary>
internal static class Subsets
{
    /// <summary>A uniformly random subset.</summary>
    public static int[] Random(int population, int size, RandomStream random)
    {
        var (subset, next) = (new int[size], 0);
        for (var i = 0; next < size; i++)
        {
            if (random.NextInt32(population - i) < size - next)
            {
                subset[next++] = i;
            }
        }

        return subset;
    }

    /// <summary>What both have, and of the rest of either a uniformly random choice up to their size.</summary>
    public static int[] Recombine(int[] a, int[] b, RandomStream random)
    {
        var common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            common += a[i] == b[j] ? 1 : 0;
            (i, j) = a[i] == b[j] ? (i + 1, j + 1) : a[i] < b[j] ? (i + 1, j) : (i, j + 1);
        }

        var (child, next) = (new int[a.Length], 0);
        var (wanted, left) = (a.Length - common, 2 * (a.Length - common));
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                child[next++] = a[i++];
                j++;
                continue;
            }

            var candidate = j == b.Length || (i < a.Length && a[i] < b[j]) ? a[i++] : b[j++];
            if (random.NextInt32(left--) < wanted)
            {
                child[next++] = candidate;
                wanted--;
            }
        }

        return child;
    }

    /// <summary>Replaces so many members, chosen at random, by random others; fewer where there are not as many.</summary>
    public static int[] Mutate(int[] subset, int population, int swaps, RandomStream random)
    {
        var (members, others) = (new bool[population], new int[population - subset.Length]);
        foreach (var member in subset)
        {
            members[member] = true;
        }

        Collect(members, false, others);
        var child = (int[])subset.Clone();
        for (var swap = 0; swap < Math.Min(swaps, Math.Min(child.Length, others.Length)); swap++)
        {
            var (i, j) = (swap + random.NextInt32(child.Length - swap), swap + random.NextInt32(others.Length - swap));
            (members[child[i]], members[others[j]]) = (false, true);
            (child[i], others[j]) = (child[swap], others[swap]);
        }

        Collect(members, true, child);
        return child;
    }

    private static void Collect(bool[] members, bool wanted, int[] ascending)
    {
        for (int i = 0, next = 0; next < ascending.Length; i++)
        {
            ascending[next] = i;
            next += members[i] == wanted ? 1 : 0;
        }
    }
}
