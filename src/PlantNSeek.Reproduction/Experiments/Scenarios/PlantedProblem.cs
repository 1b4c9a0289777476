using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>
/// A target, the host it is planted in, and data: made once for all runs on the same network, which come one after another in a
/// sweep. Never changed once made; which runs share it changes no result.
/// </summary>
internal sealed record PlantedProblem(DoubleNetwork Target, PlantedNetwork Planted, TaskData Data)
{
    private const int Held = 8; // a few for each core; the largest are some 40 megabytes
    private static readonly RecentlyUsed<Origin, PlantedProblem> Recent = RecentlyUsed.Shared<Origin, PlantedProblem>(Held);

    /// <summary>Draws the host, plants the target, hides it and draws the data, or takes what is cached.</summary>
    public static PlantedProblem Of(ScenarioKey key, Protocol protocol)
    {
        var origin = new Origin(
            key.Task, key.Depth, key.Width, key.Noise, key.Replicate, protocol.Target, protocol.Planting, protocol.PermutesHost, protocol.Samples);
        return Recent.Get(origin, () => Make(origin));
    }

    /// <summary>A random stream of a planted network, the same under both protocols.</summary>
    public static RandomStream Stream(ScenarioKey key, string purpose) => Stream(key.Task, key.Depth, key.Width, key.Replicate, purpose);

    private static RandomStream Stream(string task, int depth, int width, int replicate, string purpose) =>
        new(Scenario.Seed, $"{task}/{depth}/{width}/{purpose}", (ulong)replicate);

    private static PlantedProblem Make(Origin origin)
    {
        var task = LearningTasks.ByName(origin.Task);
        var target = task.Target(origin.Depth, origin.Target);
        var architecture = Architecture.Uniform(task.InputWidth, origin.Width, task.OutputWidth, origin.Depth);
        RandomStream Of(string purpose) => Stream(origin.Task, origin.Depth, origin.Width, origin.Replicate, purpose);
        var planted = Planter.Plant(target, HostInitialization.HeScaled(architecture, Of("host")), origin.Planting);
        var hidden = origin.PermutesHost ? Hiding.Hide(planted, new HidingOptions { Rescaling = Rescaling.None }, Of("hide")) : planted;
        return new PlantedProblem(target, hidden, task.Generate(origin.Samples, Scenario.Seed, (ulong)origin.Replicate, noise: origin.Noise));
    }

    // All that determines it, and nothing else.
    private readonly record struct Origin(
        string Task, int Depth, int Width, double Noise, int Replicate, TargetForm Target, PlantingOptions Planting, bool PermutesHost, SampleDraws Samples);
}
