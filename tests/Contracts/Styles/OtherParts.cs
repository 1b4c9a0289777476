using System.Collections;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Styles;

/// <summary>Parts of a pruning program as others write them.</summary>
internal static class OtherParts
{
    /// <summary>A heap holds the best so far, the worst of them on top.</summary>
    public static Mask ByHeap(IReadOnlyList<double> scores, ParameterLayout layout, Mask current, int count)
    {
        var heap = new PriorityQueue<int, (double Score, int Place)>();
        foreach (var i in current.KeptIndices())
        {
            heap.Enqueue(i, (Checked(scores, i) + 0.0, -i)); // -0 + 0 = 0
            if (heap.Count > count)
            {
                heap.Dequeue();
            }
        }

        return Mask.FromIndices(layout.Count, heap.UnorderedItems.Select(static item => item.Element));
    }

    /// <summary>Whoever has fewer than count better ones is kept.</summary>
    public static Mask ByCounting(IReadOnlyList<double> scores, ParameterLayout layout, Mask current, int count)
    {
        var bits = new bool[scores.Count];
        for (var i = 0; i < bits.Length; i++)
        {
            var better = 0;
            for (var j = 0; j < bits.Length; j++)
            {
                better += current[j] && (Checked(scores, j) > Checked(scores, i) || (scores[j] == scores[i] && j < i)) ? 1 : 0;
            }

            bits[i] = current[i] && better < count;
        }

        return Mask.FromBits(bits);
    }

    /// <summary>What is above the threshold, and then of those on it the first until there are enough.</summary>
    public static Mask ByThreshold(IReadOnlyList<double> scores, ParameterLayout layout, Mask current, int count)
    {
        var candidates = current.KeptIndices();
        var sorted = Array.ConvertAll(candidates, i => Checked(scores, i));
        Array.Sort(sorted);
        var threshold = count == 0 ? double.MaxValue : sorted[^count];
        var above = candidates.Where(i => scores[i] > threshold).ToArray();
        return Mask.FromIndices(scores.Count, above.Concat(candidates.Where(i => scores[i] == threshold).Take(count - above.Length)));
    }

    /// <summary>The same factor each round, multiplied up, and the end pinned.</summary>
    public static double ByMultiplying(double target, int round, int rounds)
    {
        var (factor, density) = (Math.Pow(target, 1.0 / rounds), 1.0);
        for (var r = 0; r < round; r++)
        {
            density = Math.Max(density * factor, target);
        }

        return round == rounds ? target : density;
    }

    /// <summary>All at the end.</summary>
    public static double AllAtOnce(double target, int round, int rounds) => round < rounds ? 1 : target;

    /// <summary>Trains the kept parameters as a list of their own; masked ones keep their bits.</summary>
    public static float[] TrainCompactly(NetworkGraph graph, ReadOnlyMemory<float> parameters, Mask mask, Batch data, LossFunction loss, RandomStream random)
    {
        var architecture = graph.AsChain!;
        var (network, kept, gradient) = (new ManagedNetwork(architecture), mask.KeptIndices(), new double[mask.Length]);
        var values = Array.ConvertAll(kept, i => parameters.Span[i]);
        for (var step = 0; step < 10; step++)
        {
            network.LossAndGradient(Scattered(new float[mask.Length]), data.Take([random.NextInt32(data.Count), random.NextInt32(data.Count)]), loss, gradient);
            for (var j = 0; j < kept.Length; j++)
            {
                values[j] -= 0.05f * (float)gradient[kept[j]];
            }
        }

        return Scattered(parameters.ToArray());

        float[] Scattered(float[] all)
        {
            for (var j = 0; j < kept.Length; j++)
            {
                all[kept[j]] = values[j];
            }

            return all;
        }
    }

    /// <summary>Fisher and Yates, tensor by tensor, on bits.</summary>
    public static Mask FisherYates(ParameterLayout layout, Mask mask, RandomStream random)
    {
        var bits = new BitArray([.. Enumerable.Range(0, mask.Length).Select(i => mask[i])]);
        foreach (var slice in layout.Slices)
        {
            for (var i = slice.End - 1; i > slice.Offset; i--)
            {
                var j = slice.Offset + random.NextInt32(i - slice.Offset + 1);
                (bits[i], bits[j]) = (bits[j], bits[i]);
            }
        }

        return Mask.From(mask.Length, i => bits[i]);
    }

    /// <summary>As many random places of each tensor as it had.</summary>
    public static Mask DrawnAnew(ParameterLayout layout, Mask mask, RandomStream random) => Mask.FromIndices(
        layout.Count, layout.Slices.ToArray().SelectMany(slice => random.NextPermutation(slice.Length).Take(mask.CountIn(slice)).Select(i => slice.Offset + i)));

    public static RandomStream ByName(ulong seed, int trial) => new(seed, $"trial {trial}");

    public static MaskMeasurement InLoops(ParameterLayout layout, Mask mask)
    {
        var (kept, collapsed) = (0, new SortedSet<int>(Enumerable.Range(0, layout.LayerCount)));
        foreach (var i in mask.KeptIndices().Reverse())
        {
            kept++;
            var slice = layout.SliceAt(i);
            if (slice.Kind == ParameterKind.Weight)
            {
                collapsed.Remove(slice.Layer);
            }
        }

        return new MaskMeasurement(1 - ((double)(mask.Length - kept) / mask.Length), [.. collapsed]);
    }

    public static double BySets(Mask found, Mask truth)
    {
        var planted = truth.KeptIndices().ToHashSet();
        return found.KeptIndices().ToHashSet().Intersect(planted).Count() / (double)planted.Count;
    }

    private static double Checked(IReadOnlyList<double> scores, int i) =>
        double.IsFinite(scores[i]) ? scores[i] : throw new ArgumentException($"scores[{i}] is {scores[i].ToString(System.Globalization.CultureInfo.InvariantCulture)}", nameof(scores));
}
