using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.Genetic;

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
        var others = population - subset.Length;
        swaps = Math.Min(swaps, Math.Min(subset.Length, others));
        var (members, outsiders) = (new PartialShuffle(subset.Length), new PartialShuffle(others));
        var (gone, come) = (new int[swaps], new int[swaps]);
        for (var swap = 0; swap < swaps; swap++)
        {
            gone[swap] = subset[members.Next(random)];
            come[swap] = Missing(subset, outsiders.Next(random));
        }

        Array.Sort(gone);
        Array.Sort(come);
        var child = new int[subset.Length];
        for (int i = 0, left = 0, right = 0, next = 0; next < child.Length;)
        {
            if (i < subset.Length && left < swaps && subset[i] == gone[left])
            {
                (i, left) = (i + 1, left + 1);
            }
            else
            {
                child[next++] = right == swaps || (i < subset.Length && subset[i] < come[right]) ? subset[i++] : come[right++];
            }
        }

        return child;
    }

    // The number at a position of the ascending rest of the population.
    private static int Missing(int[] subset, int position)
    {
        var (low, high) = (0, subset.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = subset[middle] - middle <= position ? (middle + 1, high) : (low, middle);
        }

        return position + low;
    }

    // The first places of a random order (Fisher and Yates from the front), of which only what was moved is remembered.
    private struct PartialShuffle(int count)
    {
        private readonly Dictionary<int, int> _moved = [];
        private int _taken;

        public int Next(RandomStream random)
        {
            var place = _taken + random.NextInt32(count - _taken);
            var number = At(place);
            _moved[place] = At(_taken++);
            return number;
        }

        private readonly int At(int place) => _moved.GetValueOrDefault(place, place);
    }
}
