using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Experiments.Spiral;

public sealed class SpiralMaskTests
{
    private static readonly ParameterLayout Layout = SpiralMask.Architecture.Layout;

    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    // Where each parameter goes under each of the 216 exchanges of units.
    private static readonly int[][] Exchanges =
        [.. from a in Orders from b in Orders from c in Orders select Exchange([[0, 1], a, b, c, [0]])];

    [Test, Spec("SPIRAL-010")]
    public void Counts_AreThoseOfPlainSearch()
    {
        // Removes up to four of the 27 weights in every way, drops what leaves a unit half in use, and counts classes.
        int[] weights = [.. Enumerable.Range(0, Layout.Count).Where(i => Layout.SliceAt(i).Kind == ParameterKind.Weight)];
        for (var removed = 0; removed <= 4; removed++)
        {
            var classes = new HashSet<long>();
            foreach (var gone in Subsets(27, removed))
            {
                var kept = weights.Where((_, i) => (gone >> i & 1) == 0).ToHashSet();
                if (IsSound(kept))
                {
                    classes.Add(Exchanges.Max((int[] to) => kept.Sum((int i) => 1L << to[i])));
                }
            }

            Assert.That(SpiralMasks.All.Count(m => m.Weights == 27 - removed), Is.EqualTo(classes.Count), $"{removed} removed");
        }
    }

    [Test, Spec("SPIRAL-010")]
    public void Classes_HoldAllMasksOfTheFullNetwork()
    {
        // 3x2 matrices without an empty row or column: 3^3 - 2; 3x3: 7^3 - 3 * 3^3 + 3 * 1 = 265.
        var members = SpiralMasks.All.Where(m => m.Units == (3, 3, 3)).Sum(m => Variants(m.ToMask()).Count);
        Assert.That(members, Is.EqualTo(25 * 265 * 265));
        Assert.That(SpiralMasks.All, Has.Count.EqualTo(18097).And.Unique);
    }

    [Test, Spec("SPIRAL-011")]
    public void Exchange_ChangesNeitherTheCanonicalMaskNorTheFunction()
    {
        var random = new Seed(5).Stream("exchange");
        var network = new ManagedNetwork(SpiralMask.Architecture);
        for (var trial = 0; trial < 200; trial++)
        {
            var mask = SpiralMasks.All[random.NextInt32(SpiralMasks.All.Count)];
            var to = Exchanges[random.NextInt32(216)];
            var (bits, moved) = (mask.ToMask(), new bool[Layout.Count]);
            var (parameters, exchanged) = (new float[Layout.Count], new float[Layout.Count]);
            for (var i = 0; i < moved.Length; i++)
            {
                moved[to[i]] = bits[i];
                parameters[i] = bits[i] ? random.NextInt32(9) - 4 : 0;
                exchanged[to[i]] = parameters[i];
            }

            Assert.That(SpiralMasks.Canonical(CodeOf(Mask.FromBits(moved))), Is.EqualTo(mask));
            float[] inputs = [1, 2, -3, 1, 2, -2, -1, -1];
            var (before, after) = (new float[4], new float[4]);
            network.Outputs(parameters, inputs, before);
            network.Outputs(exchanged, inputs, after);
            Assert.That(after, Is.EqualTo(before), "small integers, so that no order of sums matters");
        }
    }

    [Test, Spec("SPIRAL-012")]
    public void EveryMask_WastesNothing_AndSurvivesAsText()
    {
        foreach (var mask in SpiralMasks.All)
        {
            var bits = mask.ToMask();
            var effective = Connectivity.Of(Layout.Graph, bits).EffectiveMask;
            if (!effective.Equals(bits) || bits.KeptCount != mask.Parameters || CodeOf(bits) != mask || SpiralMask.Parse(mask.ToString()) != mask
                || Enumerable.Range(0, 4).Sum(layer => bits.CountIn(Layout.Weight(layer))) != mask.Weights)
            {
                Assert.Fail($"{mask}: {effective.KeptCount} of {bits.KeptCount} effective; it says {mask.Parameters} parameters and {mask.Weights} weights");
            }
        }

        Assert.That(SpiralMask.Structured(2, 1, 3).ToString(), Is.EqualTo("11.11.00 110.000.000 100.100.100"));
        Assert.That(SpiralMask.Structured(3, 3, 3).Parameters, Is.EqualTo(37));
        Assert.That(() => SpiralMask.Parse("11.11.11"), Throws.TypeOf<FormatException>().With.Message.Contains("11.11.11"));
    }

    private static SpiralMask CodeOf(Mask mask)
    {
        var code = 0;
        for (var layer = 0; layer < 3; layer++)
        {
            for (var i = Layout.Weight(layer).Offset; i < Layout.Weight(layer).End; i++)
            {
                code = (code << 1) | (mask[i] ? 1 : 0);
            }
        }

        return new SpiralMask(code);
    }

    private static HashSet<long> Variants(Mask mask)
    {
        var kept = mask.KeptIndices();
        var variants = new HashSet<long>();
        foreach (var to in Exchanges)
        {
            var bits = 0L;
            foreach (var i in kept)
            {
                bits |= 1L << to[i];
            }

            variants.Add(bits);
        }

        return variants;
    }

    private static int[] Exchange(int[][] unit)
    {
        var to = new int[Layout.Count];
        for (var layer = 0; layer < 4; layer++)
        {
            for (var o = 0; o < unit[layer + 1].Length; o++)
            {
                to[Layout.BiasIndex(layer, o)] = Layout.BiasIndex(layer, unit[layer + 1][o]);
                for (var i = 0; i < unit[layer].Length; i++)
                {
                    to[Layout.WeightIndex(layer, o, i)] = Layout.WeightIndex(layer, unit[layer + 1][o], unit[layer][i]);
                }
            }
        }

        return to;
    }

    // Both inputs are read; a hidden unit has incoming and outgoing weights, or neither.
    private static bool IsSound(HashSet<int> kept)
    {
        for (var layer = 0; layer < 4; layer++)
        {
            for (var unit = 0; unit < Layout.Weight(layer).Columns; unit++)
            {
                var outgoing = Enumerable.Range(0, Layout.Weight(layer).Rows).Any(o => kept.Contains(Layout.WeightIndex(layer, o, unit)));
                var incoming = layer == 0 || Enumerable.Range(0, Layout.Weight(layer - 1).Columns).Any(i => kept.Contains(Layout.WeightIndex(layer - 1, unit, i)));
                if (incoming != outgoing)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<int> Subsets(int of, int size, int from = 0) => size == 0
        ? [0]
        : Enumerable.Range(from, of - from).SelectMany(i => Subsets(of, size - 1, i + 1).Select(rest => rest | 1 << i));
}
