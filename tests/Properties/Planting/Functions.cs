using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Planting;

/// <summary>Compares functions of networks by what rounding alone can do.</summary>
internal static class Functions
{
    public static IEnumerable<double[]> Inputs(int width, int count = 20)
    {
        var stream = new RandomStream(7, "inputs");
        for (var i = 0; i < count; i++)
        {
            yield return [.. Enumerable.Range(0, width).Select(_ => stream.NextUniform(-1, 1))];
        }
    }

    /// <summary>The outputs if every term were positive: what the rounding of sums is relative to.</summary>
    public static double[] Magnitudes(DoubleNetwork network)
    {
        var absolute = new DoubleNetwork(network.Architecture, [.. network.Parameters.ToArray().Select(Math.Abs)]);
        return absolute.Evaluate([.. Enumerable.Repeat(1.0, network.Architecture.InputWidth)]);
    }

    /// <summary>one = other times the scales, for random inputs, up to rounding.</summary>
    public static void AssertSame(DoubleNetwork one, DoubleNetwork other, IReadOnlyList<double> scales, double tolerance = 1e-12)
    {
        var magnitudes = Magnitudes(other);
        foreach (var x in Inputs(one.Architecture.InputWidth))
        {
            var (left, right) = (one.Evaluate(x), other.Evaluate(x));
            for (var o = 0; o < left.Length; o++)
            {
                Assert.That(left[o] / scales[o], Is.EqualTo(right[o]).Within(tolerance * magnitudes[o]), $"output {o}");
            }
        }
    }
}
