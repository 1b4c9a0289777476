using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>Reads the arrays of the reference files.</summary>
internal static class GoldenJson
{
    public static double[] Vector(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetDouble())];

    public static int[] Integers(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetInt32())];

    public static double[][] Matrix(this JsonElement element) => [.. element.EnumerateArray().Select(Vector)];

    /// <summary>A network from weights <c>[in, out]</c> and biases, one of each per layer; entries may be booleans.</summary>
    public static double[] FlatParameters(Architecture architecture, JsonElement weightsInOut, JsonElement biases)
    {
        var flat = new double[architecture.Layout.Count];
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            var (w, b) = (weightsInOut[layer], biases[layer]);
            for (var o = 0; o < architecture.Widths[layer + 1]; o++)
            {
                flat[architecture.Layout.BiasIndex(layer, o)] = Number(b[o]);
                for (var i = 0; i < architecture.Widths[layer]; i++)
                {
                    flat[architecture.Layout.WeightIndex(layer, o, i)] = Number(w[i][o]);
                }
            }
        }

        return flat;
    }

    /// <summary>The widths that a list of weights <c>[in, out]</c> implies.</summary>
    public static Architecture ArchitectureOf(JsonElement weightsInOut) =>
        new([weightsInOut[0].GetArrayLength(), .. weightsInOut.EnumerateArray().Select(w => w[0].GetArrayLength())]);

    /// <summary>Largest |actual - expected| / max(1, |expected|).</summary>
    public static double Deviation(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        Assert.That(actual.Length, Is.EqualTo(expected.Length));
        var largest = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var deviation = Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(expected[i]));
            largest = deviation >= largest ? deviation : double.IsNaN(deviation) ? double.PositiveInfinity : largest;
        }

        return largest;
    }

    private static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => element.GetDouble(),
    };
}
