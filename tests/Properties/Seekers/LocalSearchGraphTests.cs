using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning.Seekers.LocalSearch;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The kept parameters as a graph, and the losses of masks that change.</summary>
[TestFixture]
public class LocalSearchGraphTests
{
    [PinnedProperty]
    [Spec("OWN-004")]
    public bool TidyGraph_HoldsExactlyWhatIsEffective(Architecture architecture, Seed seed)
    {
        var (layout, graph, random) = (architecture.Layout, new KeptGraph(architecture), seed.Stream("changes"));
        for (var change = 0; change < 20; change++)
        {
            for (var i = random.NextInt32(5); i >= 0; i--)
            {
                graph.Toggle(random.NextInt32(layout.Count));
            }

            var expected = Effective(layout, graph.ToMask());
            graph.Tidy();
            graph.Accept();
            if (!graph.ToMask().Equals(expected) || graph.Count != expected.KeptCount || !graph.ToMask().IsSubsetOf(Connectivity.Of(layout.Graph, expected).EffectiveMask))
            {
                return false;
            }
        }

        return true;
    }

    [PinnedProperty]
    [Spec("OWN-004")]
    public bool ChangeTakenBack_RestoresTheMask(Architecture architecture, Seed seed)
    {
        var (graph, random) = (new KeptGraph(architecture), seed.Stream("changes"));
        Change(graph, random, 20);
        graph.Accept();
        var before = graph.ToMask();
        Change(graph, random, 5);
        graph.Revert();
        return graph.ToMask().Equals(before) && Enumerable.SequenceEqual(graph.Kept.ToArray().Order(), before.KeptIndices());
    }

    [PinnedProperty]
    [Spec("OWN-005")]
    public bool LossAfterManyChanges_IsThatOfTheMaskAlone(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var (network, random) = (Sparse(given), seed.Stream("changes"));
        for (var change = 0; change < 20; change++)
        {
            Change(network.Graph, random, 1 + random.NextInt32(6));
            var loss = network.Try();
            if (random.NextInt32(2) == 0)
            {
                network.Accept(loss);
            }
            else
            {
                network.Revert();
            }
        }

        var anew = Sparse(given);
        anew.Replace(network.Graph.ToMask().KeptIndices());
        network.Accept(network.Try());
        network.Sharpen();
        return anew.Current.Equals(network.Current);
    }

    [PinnedProperty]
    [Spec("OWN-005")]
    public unsafe bool Outputs_AreTheOracles(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var network = Sparse(given);
        network.Replace(PruningCase.RandomMask(given.Layout.Count, 0.6, seed.Stream("mask")).KeptIndices());
        var expected = given.Outputs(network.Graph.ToMask());
        var largest = 1 + expected.Max(Math.Abs);
        for (var s = 0; s < given.Batch.Count; s++)
        {
            for (var k = 0; k < architecture.OutputWidth; k++)
            {
                if (Math.Abs(network.Value(architecture.Depth - 1, k)[s] - expected[(s * architecture.OutputWidth) + k]) > 1e-4 * largest)
                {
                    return false;
                }
            }
        }

        return true;
    }

    [PinnedProperty]
    [Spec("OWN-006")]
    public bool SearchWithoutHeat_NeverMakesTheLossGrow(Architecture architecture, Seed seed)
    {
        var network = Sparse(PruningCase.Of(architecture, seed));
        var random = seed.Stream("search");
        var budget = 1 + random.NextInt32(architecture.Layout.Count);
        network.Replace(RandomStart.Draw(network.Graph, budget, random));
        var search = new Annealing(network, budget, random) { RefitShare = 20 };
        var before = network.Current;
        for (var moves = 0; moves < 40; moves++)
        {
            search.Run(1, 0, 0, CancellationToken.None);
            if (!(network.Current <= before) || network.Graph.Count > budget)
            {
                return false;
            }

            before = network.Current;
        }

        return true;
    }

    [PinnedProperty]
    [Spec("OWN-012")]
    public bool Overdraft_IsALimitAndIsPaidBack(Architecture architecture, Seed seed)
    {
        var network = Sparse(PruningCase.Of(architecture, seed));
        var random = seed.Stream("search");
        var budget = 1 + random.NextInt32(architecture.Layout.Count);
        var overdraft = random.NextInt32(4);
        network.Replace(RandomStart.Draw(network.Graph, budget, random));
        var search = new Annealing(network, budget, random) { RefitShare = 20, Overdraft = overdraft };
        for (var moves = 0; moves < 40; moves++)
        {
            search.Run(1, 1, 1, CancellationToken.None);
            if (network.Graph.Count > budget + overdraft)
            {
                return false;
            }
        }

        search.PayBack();
        return network.Graph.Count <= budget && network.Graph.ToMask().KeptCount == network.Graph.Count;
    }

    internal static SparseNetwork Sparse(PruningCase given) => new(given.Architecture, given.Parameters, new SearchSamples(given.Batch));

    private static void Change(KeptGraph graph, PlantNSeek.Numerics.RandomStream random, int toggles)
    {
        for (var i = 0; i < toggles; i++)
        {
            graph.Toggle(random.NextInt32(graph.Layout.Count));
        }

        graph.Tidy();
    }

    // Weights on a path, biases of units that such a weight leads to, and the outputs' own.
    private static Mask Effective(ParameterLayout layout, Mask mask)
    {
        var effective = Connectivity.Of(layout.Graph, mask).EffectiveMask;
        return Mask.From(layout.Count, i =>
        {
            var slice = layout.SliceAt(i);
            var unit = i - slice.Offset;
            return effective[i] && (slice.Kind == ParameterKind.Weight || slice.Layer == layout.LayerCount - 1
                || Enumerable.Range(0, layout.Weight(slice.Layer).Columns).Any(source => effective[layout.WeightIndex(slice.Layer, unit, source)]));
        });
    }
}
