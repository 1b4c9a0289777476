using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;

namespace PlantNSeek.Benchmarks;

/// <summary>A random host for Circle at depth 5, and the task's data.</summary>
internal sealed class HostNetwork
{
    public HostNetwork(int width)
    {
        var host = HostInitialization.HeScaled(Architecture.Uniform(2, width, 4, 5), new RandomStream(1, "host"));
        (Architecture, Parameters) = (host.Architecture, host.ToSingle());
        Data = LearningTasks.Circle.Generate(SampleDraws.Partition, seed: 1);
    }

    public Architecture Architecture { get; }

    public float[] Parameters { get; }

    public TaskData Data { get; }

    public ParameterLayout Layout => Architecture.Layout;

    /// <summary>A mask of random parameters.</summary>
    public Mask RandomMask(double density) =>
        Mask.FromIndices(Layout.Count, new RandomStream(1, "mask").NextPermutation(Layout.Count).Take(new Density(density).Budget(Layout.Count)));

    /// <summary>The mask of Circle's planted ticket in this host.</summary>
    public Mask TicketMask() => Planter.Plant(
        LearningTasks.Circle.Target(depth: 5), HostInitialization.HeScaled(Architecture, new RandomStream(1, "host")), PlantingOptions.Fair).Receipt.Mask;
}
