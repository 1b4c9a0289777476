using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Experiments.Images;

/// <summary>A target of convolutions, the host it is planted in, the host before that, and samples: made once for all runs on the same network.</summary>
/// <param name="Task">The task.</param>
/// <param name="Target">The hand-built network that was planted.</param>
/// <param name="Planted">The host with the ticket, and the receipt.</param>
/// <param name="Unplanted">The host's parameters before anything was planted, in the same order of channels.</param>
/// <param name="Data">Training, pruning and test samples.</param>
internal sealed record ImageProblem(PlantedImageTask Task, ImageTarget Target, PlantedGraph Planted, float[] Unplanted, TaskData Data)
{
    /// <summary>How hosts begin.</summary>
    public const InitialisationRule HostRule = InitialisationRule.HeBiases;

    private const int Cached = 4; // a few for each core
    private const int Measured = 50; // samples for the receipt's deviation
    private static readonly RecentlyUsed<Origin, ImageProblem> Recent = RecentlyUsed.Shared<Origin, ImageProblem>(Cached);

    /// <summary>Draws the host, plants the target and draws the samples, or takes what is cached.</summary>
    public static ImageProblem Of(ScenarioKey key, Protocol protocol)
    {
        var origin = new Origin(key.Task, key.Depth, key.Width, key.Noise, key.Replicate, protocol.GraphPlanting, protocol.PermutesHost, protocol.Samples);
        return Recent.Get(origin, () => Make(origin));
    }

    /// <summary>A random stream of a planted network, the same under both protocols.</summary>
    public static RandomStream Stream(ScenarioKey key, string purpose) => Stream(key.Task, key.Depth, key.Width, key.Replicate, purpose);

    /// <summary>The target's score on the test samples by a rule; a classification has one.</summary>
    public double TicketScore(ScoringRule rule) => ScenarioDescription.TargetScore(rule, Data, TargetOutputs);

    private float[] TargetOutputs(Batch batch) =>
        Array.ConvertAll(DefinitionOutputs.Of<double>(Target.Definition, Target.Parameters.Span, Doubles(batch.Inputs)), static output => (float)output);

    private static RandomStream Stream(string task, int convolutions, int width, int replicate, string purpose) =>
        new(Scenario.Seed, $"images {task}/{convolutions}/{width}/{purpose}", (ulong)replicate);

    private static ImageProblem Make(Origin origin)
    {
        var task = PlantedImageTasks.ByName(origin.Task);
        var (target, host) = (task.Target(origin.Convolutions), task.Definition(origin.Convolutions, origin.Width));
        RandomStream Of(string purpose) => Stream(origin.Task, origin.Convolutions, origin.Width, origin.Replicate, purpose);
        var unplanted = Initialisation.Draw(host, HostRule, Of("host"));
        var data = ImageSamples.Draw(task, origin.Samples, origin.Noise, (ulong)origin.Replicate);
        var before = MaskedNetwork.FromSingle(host, unplanted);
        var planted = GraphPlanter.Plant(target.Network, before, origin.Planting, Doubles(data.Test.Slice(0, Measured).Inputs));
        if (!origin.PermutesHost)
        {
            return new ImageProblem(task, target, planted, unplanted, data);
        }

        // Rows of one weight tie in their cosines, so that such layers are planted in their first channels, which would tell the ticket. The host before planting moves along, for what was planted in it.
        var symmetry = GraphHiding.RandomSymmetry(host, new HidingOptions { Rescaling = Rescaling.None }, Of("hide"));
        return new ImageProblem(task, target, GraphHiding.Apply(planted, symmetry), symmetry.Apply(before).ToSingle(), data);
    }

    /// <summary>Numbers in double precision, as planting computes.</summary>
    internal static double[] Doubles(ReadOnlySpan<float> numbers) => Array.ConvertAll(numbers.ToArray(), static number => (double)number);

    // All that determines it, and nothing else.
    private readonly record struct Origin(
        string Task, int Convolutions, int Width, double Noise, int Replicate, GraphPlantingOptions Planting, bool PermutesHost, SampleDraws Samples);
}
