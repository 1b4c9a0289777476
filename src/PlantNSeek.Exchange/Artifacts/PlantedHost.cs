using PlantNSeek.Artifacts.Graphs;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Tasks;

namespace PlantNSeek.Artifacts;

/// <summary>A planted host with its data and its truth, fully connected or not, as files are made of it.</summary>
public sealed record PlantedHost
{
    private PlantedHost()
    {
    }

    /// <summary>What it says of itself.</summary>
    public required HostDescription Description { get; init; }

    /// <summary>What its parameters connect, its tensors called as in files.</summary>
    public required NetworkGraph Graph { get; init; }

    /// <summary>All its parameters, the ticket's among them. Not to be changed.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>Training, pruning and test samples.</summary>
    public required TaskData Data { get; init; }

    /// <summary>The planted parameters.</summary>
    public required Mask Mask { get; init; }

    /// <summary>What else is known of the ticket.</summary>
    public required TruthReceipt Receipt { get; init; }

    /// <summary>Where each parameter of the hand-built network lives, its tensors called as in files.</summary>
    public required ParameterLayout TargetLayout { get; init; }

    /// <summary>The parameters of the hand-built network.</summary>
    public required double[] TargetParameters { get; init; }

    /// <summary>For each layer the units, or channels, of the host that compute those of the target; -1 where the ticket does not use it.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Units { get; init; }

    /// <summary>For each layer by what each of them is larger than the target's; 0 where the ticket does not use it.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Scales { get; init; }

    /// <summary>The widths, or the channels and the pixels that they have at first, for messages.</summary>
    public string NetworkText => GraphArray.Describe(Graph);

    /// <summary>A fully connected one.</summary>
    public static PlantedHost Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var (planted, receipt) = (scenario.Planted, scenario.Planted.Receipt);
        var graph = scenario.Network.Graph;
        return new PlantedHost
        {
            Description = HostDescription.Of(scenario),
            Graph = graph,
            Parameters = planted.HostParameters,
            Data = scenario.Data,
            Mask = receipt.Mask,
            Receipt = new TruthReceipt
            {
                Host = HostDigest.Of(graph, planted.HostParameters),
                Samples = HostDigest.OfSamples(scenario.Data.Training, scenario.Data.Pruning, scenario.Data.Test),
                Weights = receipt.WeightCount,
                Biases = receipt.BiasCount,
                OutputScales = receipt.OutputScales,
                LargestDeviation = receipt.Deviation.LargestInSingle,
                MatchedUnits = receipt.MatchedUnits,
                FallbackUnits = receipt.FallbackUnits,
            },
            TargetLayout = receipt.Target.Layout,
            TargetParameters = receipt.Target.Parameters.ToArray(),
            Units = [.. receipt.HostUnits],
            Scales = [.. receipt.UnitScales],
        };
    }

    /// <summary>One of a task on images: that of the experiment on planted images with this key, whose depth counts convolutions.</summary>
    /// <exception cref="ArgumentException">The task, or the number of convolutions or channels, is none.</exception>
    /// <exception cref="ArithmeticException">A scale leaves the range of the numbers.</exception>
    public static PlantedHost OfImages(ScenarioKey key)
    {
        var problem = ImageProblem.Of(key, Protocol.Of(key));
        var (planted, receipt) = (problem.Planted, problem.Planted.Receipt);
        var graph = LayerNames.Of(planted.Host.Definition).Graph;
        int[] levels = [.. Enumerable.Range(0, graph.Layout.LayerCount).Select(layer => graph.Connections.Single(c => c.Layer == layer).To)];
        var used = levels.Sum(level => receipt.HostChannels[level].Count(static channel => channel >= 0));
        var isMatched = receipt.Options.Matching == Planting.Graphs.ChannelMatching.LargestCosine;
        return new PlantedHost
        {
            Description = HostDescription.Of(key, problem),
            Graph = graph,
            Parameters = planted.HostParameters,
            Data = problem.Data,
            Mask = receipt.Mask,
            Receipt = new TruthReceipt
            {
                Host = HostDigest.Of(graph, planted.HostParameters),
                Samples = HostDigest.OfSamples(problem.Data.Training, problem.Data.Pruning, problem.Data.Test),
                Weights = receipt.WeightCount,
                Biases = receipt.BiasCount,
                OutputScales = receipt.OutputScales,
                LargestDeviation = receipt.Deviation.LargestInSingle,
                MatchedUnits = isMatched ? used : 0,
                FallbackUnits = isMatched ? 0 : used,
            },
            TargetLayout = LayerNames.Of(receipt.Target.Definition).Layout,
            TargetParameters = receipt.Target.Parameters.ToArray(),
            Units = [.. levels.Select(level => receipt.HostChannels[level])],
            Scales = [.. levels.Select(level => receipt.ChannelScales[level])],
        };
    }
}
