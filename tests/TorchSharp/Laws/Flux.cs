using PlantNSeek.Networks;

namespace PlantNSeek.TorchSharp.Tests.Laws;

/// <summary>What enters and what leaves each stream of units: the sums of theta * dR/dtheta over the weights and biases that write it, and over the weights that read it.</summary>
/// <remarks>Units that identities join are one stream; those of the inputs, which no weight writes, and of the outputs, which none reads, are left out.</remarks>
internal sealed class Flux
{
    private const double Tolerance = 1e-10;

    private readonly Dictionary<(int Level, int Unit), (int Level, int Unit)> _joined = [];

    private Flux(NetworkGraph graph)
    {
        foreach (var identity in graph.Connections.Where(static c => c.Layer is null))
        {
            for (var unit = 0; unit < graph.Widths[identity.From]; unit++)
            {
                var (one, other) = (Stream(identity.From, unit), Stream(identity.To, unit + identity.Shift));
                if (one != other)
                {
                    _joined[other] = one;
                }
            }
        }
    }

    /// <summary>Checks that of each stream as much leaves as enters.</summary>
    /// <param name="graph">What the parameters connect.</param>
    /// <param name="shares">theta * dR/dtheta of each parameter.</param>
    public static void AssertConserved(NetworkGraph graph, double[] shares)
    {
        var scale = shares.Sum(Math.Abs);
        foreach (var (stream, entering, leaving) in Of(graph, shares))
        {
            Assert.That(leaving, Is.EqualTo(entering).Within(Tolerance * scale), stream);
        }
    }

    /// <summary>Each stream with what enters and what leaves it.</summary>
    /// <param name="graph">What the parameters connect.</param>
    /// <param name="shares">theta * dR/dtheta of each parameter.</param>
    private static IEnumerable<(string Stream, double In, double Out)> Of(NetworkGraph graph, double[] shares)
    {
        var (flux, layout) = (new Flux(graph), graph.Layout);
        var (entering, leaving) = (new Dictionary<(int, int), double>(), new Dictionary<(int, int), double>());
        void Add(Dictionary<(int, int), double> sums, int level, int unit, double share) =>
            sums[flux.Stream(level, unit)] = sums.GetValueOrDefault(flux.Stream(level, unit)) + share;

        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (weight, bias, connection) = (layout.Weight(layer), layout.Bias(layer), graph.Of(layer));
            for (var i = 0; i < weight.Length; i++)
            {
                var (unit, column) = Math.DivRem(i, weight.Columns);
                Add(entering, connection.To, unit, shares[weight.Offset + i]);
                Add(leaving, connection.From, column / connection.Taps, shares[weight.Offset + i]);
            }

            for (var unit = 0; unit < bias.Length; unit++)
            {
                Add(entering, connection.To, unit, shares[bias.Offset + unit]);
            }
        }

        var ends = Enumerable.Range(0, graph.Widths[0]).Select(unit => flux.Stream(0, unit))
            .Concat(Enumerable.Range(0, graph.Widths[^1]).Select(unit => flux.Stream(graph.Widths.Length - 1, unit))).ToHashSet();
        return entering.Where(sum => !ends.Contains(sum.Key)).Select(sum => ($"unit {sum.Key.Item2} of level {sum.Key.Item1}", sum.Value, leaving.GetValueOrDefault(sum.Key)));
    }

    private (int Level, int Unit) Stream(int level, int unit)
    {
        var at = (level, unit);
        while (_joined.TryGetValue(at, out var next))
        {
            at = next;
        }

        return at;
    }
}
