using PlantNSeek.Networks;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Problems for seekers on networks that one can draw.</summary>
internal static class SeekerCase
{
    public static SeekingProblem Problem(Architecture architecture, Seed seed, PruningBudget budget)
    {
        var network = PruningCase.Of(architecture, seed);
        return new SeekingProblem(network.Network, network.Parameters, network.Batch, network.Batch, network.Loss, budget, seed.Stream("seeker"));
    }

    /// <summary>Any number from none to all.</summary>
    public static int AnyCount(Architecture architecture, Seed seed) => seed.Stream("budget").NextInt32(architecture.Layout.Count + 1);

    /// <summary>The same problem with the random stream at its start, so that a second search sees what the first saw.</summary>
    public static SeekingProblem Again(this SeekingProblem problem, Seed seed) => problem with { Random = seed.Stream("seeker") };
}
