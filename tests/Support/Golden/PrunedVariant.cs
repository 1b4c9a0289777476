using System.Globalization;
using System.Text.Json;
using NUnit.Framework;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>What may be pruned in a file of scores: the weights, or weights and biases.</summary>
internal sealed class PrunedVariant(ConvolutionGolden golden, string name, JsonElement described)
{
    private readonly int[] _indices =
    [
        .. from tensor in described.GetProperty("order").EnumerateArray().Select(e => e.GetString()!)
           let offset = golden.Modules.OffsetOf(tensor)
           from i in Enumerable.Range(offset, golden.Modules.Tensors.Single(t => t.Name == tensor).Length)
           select i,
    ];

    /// <summary>The variant's key in the file.</summary>
    public string Name { get; } = name;

    /// <summary>Entries in all.</summary>
    public int Count => _indices.Length;

    public static IEnumerable<PrunedVariant> All(ConvolutionGolden golden, JsonElement root) =>
        root.GetProperty("prunable").EnumerateObject().Select(p => new PrunedVariant(golden, p.Name, p.Value));

    /// <summary>The variant's entries of a buffer, in the order in which the file ranks them.</summary>
    public T[] Of<T>(T[] buffer) => [.. _indices.Select(i => buffer[i])];

    /// <summary>The buffer with the variant's entries replaced.</summary>
    public T[] Into<T>(T[] buffer, T[] entries)
    {
        T[] replaced = [.. buffer];
        foreach (var (k, i) in _indices.Index())
        {
            replaced[i] = entries[k];
        }

        return replaced;
    }

    /// <summary>Checks the masks of one scoring: element by density, each with <c>kept</c> and <c>mask</c>.</summary>
    public void AssertMasks(double[] scores, JsonElement byDensity, string what)
    {
        Assert.That(byDensity.EnumerateObject(), Is.Not.Empty, what);
        foreach (var recorded in byDensity.EnumerateObject())
        {
            var kept = ExactSelection.Kept(Count, Density(recorded));
            Assert.That(kept, Is.EqualTo(recorded.Value.GetProperty("kept").GetInt32()), $"{what} {recorded.Name}: kept");
            AssertMask(ExactSelection.Largest(scores, kept), recorded.Value.GetProperty("mask"), $"{what} {recorded.Name}");
        }
    }

    public void AssertMask(bool[] mask, JsonElement expected, string what) => Assert.That(mask, Is.EqualTo(Of(golden.Bits(expected, otherwise: false))), what);

    public static double Density(JsonProperty recorded) => double.Parse(recorded.Name, CultureInfo.InvariantCulture);
}
