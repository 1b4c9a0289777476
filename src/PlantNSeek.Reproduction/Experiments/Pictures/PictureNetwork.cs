using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A random network on pictures with its images, and what was learnt in it already: made once for all runs on it, under both protocols.</summary>
internal sealed class PictureNetwork
{
    private const int Cached = 24; // a network for tickets, a host and a deeper one, for eight replicates
    private static readonly RecentlyUsed<Origin, PictureNetwork> Recent = RecentlyUsed.Shared<Origin, PictureNetwork>(Cached);
    private readonly Origin _origin;

    private PictureNetwork(Origin origin)
    {
        var task = (_origin = origin).Task;
        Definition = task.Definition(origin.Width);
        Initial = Initialisation.Draw(Definition, origin.Rule, Stream("network"));
        Data = PictureData.Of(task, origin.Folder);
        Augmented = Data.Views(task.Side, Stream("views"));
        Pruning = Data.Training.ToBatch(Stream("pruning").NextPermutation(Data.Training.Count).AsSpan(0, Math.Min(task.Settings.Pruning, Data.Training.Count)), -1);
    }

    /// <summary>The operations.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>How it begins.</summary>
    public InitialisationRule Rule => _origin.Rule;

    /// <summary>The random parameters.</summary>
    public float[] Initial { get; }

    /// <summary>Images to train and to test on.</summary>
    public PictureData Data { get; }

    /// <summary>The same training images, another view of each in every epoch.</summary>
    public ImageSet Augmented { get; }

    /// <summary>The images that pruners score on, without augmentation.</summary>
    public Batch Pruning { get; }

    /// <summary>What masks have scored after training.</summary>
    public RecentlyUsed<Mask, PictureTraining> Trainings { get; } = new(256);

    /// <summary>What edge-popup has found with these parameters.</summary>
    public RecentlyUsed<PictureSearch, FoundPicture> Searches { get; } = new(64);

    /// <summary>The ticket of this network; made when it is asked for.</summary>
    public RecentlyUsed<string, PictureTicket> Tickets { get; } = new(1);

    /// <summary>Draws a network, or takes what is cached.</summary>
    /// <param name="task">The network and its images.</param>
    /// <param name="folder">The folder of data sets.</param>
    /// <param name="width">Channels of its first convolution.</param>
    /// <param name="rule">How it begins.</param>
    /// <param name="replicate">Which of the random ones.</param>
    public static PictureNetwork Of(PictureTask task, string? folder, int width, InitialisationRule rule, int replicate)
    {
        var origin = new Origin(task, folder, width, rule, replicate);
        return Recent.Get(origin, () => new PictureNetwork(origin));
    }

    /// <summary>A random stream of this network.</summary>
    public RandomStream Stream(string purpose) =>
        new(Scenario.Seed, $"pictures {_origin.Task.Name}/{_origin.Width}/{_origin.Rule}/{purpose}", (ulong)_origin.Replicate);

    // All that determines it, and nothing else.
    private sealed record Origin(PictureTask Task, string? Folder, int Width, InitialisationRule Rule, int Replicate);
}
