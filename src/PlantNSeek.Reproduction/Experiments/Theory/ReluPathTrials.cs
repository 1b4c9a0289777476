using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Theory;

namespace PlantNSeek.Experiments.Theory;

/// <summary>How often a random mask of exact size leaves a path of positive weights in a random host, against the exact probability.</summary>
internal static class ReluPathTrials
{
    private static readonly Architecture[] Table = [new(1, 2, 2, 1), new(1, 5, 5, 1), new(1, 10, 10, 10, 1)];
    private static readonly (string Label, double Density, int Masks)[] Densities = [("0.01", 0.01, 8000), ("0.1", 0.1, 500), ("0.5", 0.5, 100)];

    /// <summary>The host of the singleshot experiments.</summary>
    public static Architecture Host { get; } = Architecture.Uniform(1, 100, 1, 5);

    public static IEnumerable<KeyValuePair<string, double>> Run(ulong replicate, CancellationToken cancel)
    {
        var numbers = new List<KeyValuePair<string, double>>
        {
            new("relu-path-exact-minus-product", Table.Min(a => ReluPath.Probability(a, new Density(1)) - ReluPath.GreedyProduct(a))),
        };
        var (largest, shares) = (0.0, new List<KeyValuePair<string, double>>());
        foreach (var (label, density, masks) in Densities)
        {
            var exact = ReluPath.Probability(Host, new Density(density));
            var survived = Survivors(masks, new Density(density), new RandomStream(Scenario.Seed, $"theory/relu-path/{label}", replicate), cancel);
            var variance = Math.Max(masks * exact * (1 - exact), 1); // of the count; where hardly any or almost every mask survives, one more or less says nothing
            largest = Math.Max(largest, Math.Abs(survived - (masks * exact)) / Math.Sqrt(variance));
            numbers.Add(new($"relu-path-probability-at-{label}", exact));
            shares.Add(new($"relu-path-random-mask-share-at-{label}", (double)survived / masks));
        }

        return [.. numbers, .. shares, new("relu-path-random-mask-deviation", largest)];
    }

    private static int Survivors(int masks, Density density, RandomStream stream, CancellationToken cancel)
    {
        var layout = Host.Layout;
        var kept = density.Budget(layout.Count);
        var (order, parameters) = (Enumerable.Range(0, layout.Count).ToArray(), new double[layout.Count]);
        var survived = 0;
        for (var n = 0; n < masks; n++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var k = 0; k < kept; k++) // a partial shuffle draws the mask; only the signs of kept parameters matter
            {
                var other = k + stream.NextInt32(order.Length - k);
                (order[k], order[other]) = (order[other], order[k]);
                parameters[order[k]] = (stream.NextUInt32() & 1) == 0 ? -1 : 1;
            }

            survived += ReluPath.Exists(layout, parameters, Mask.FromIndices(layout.Count, new ArraySegment<int>(order, 0, kept))) ? 1 : 0;
        }

        return survived;
    }
}
