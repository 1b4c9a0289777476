using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Testing.Cases;

/// <summary>A small network with parameters, a mask and data, all drawn from one seed: what a rule is tried on.</summary>
/// <param name="Architecture">The widths.</param>
/// <param name="Parameters">One number for each parameter, in layout order; not masked yet.</param>
/// <param name="Mask">What is kept so far.</param>
/// <param name="Batch">The samples to score on.</param>
/// <param name="TrainingData">The samples to train on.</param>
/// <param name="Seed">Where all of it comes from.</param>
public sealed record NetworkCase(Architecture Architecture, float[] Parameters, Mask Mask, Batch Batch, Batch TrainingData, ulong Seed)
{
    // More to train on than the batch of 32 that most seekers have, so that the order of samples matters.
    private const int Samples = 7, TrainingSamples = 40;

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Architecture.Layout;

    /// <summary>The loss that fits the data.</summary>
    public LossFunction Loss => LossFunction.For(Batch);

    /// <summary>Normal weights and biases, nothing masked, a regression or a classification.</summary>
    public static NetworkCase Of(Architecture architecture, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var random = new RandomStream(seed, "case");
        var parameters = new float[architecture.Layout.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)random.NextNormal();
        }

        return new NetworkCase(architecture, parameters, Mask.All(parameters.Length), Draw(architecture, seed, "data", Samples), Draw(architecture, seed, "training", TrainingSamples), seed);
    }

    /// <summary>A larger network with more to train on, where small causes show.</summary>
    internal static NetworkCase Larger(ulong seed)
    {
        var architecture = new Architecture(3, 16, 16, 3);
        return Of(architecture, seed) with { TrainingData = Draw(architecture, seed, "training", 16 * TrainingSamples) };
    }

    /// <summary>The same network with other data.</summary>
    public NetworkCase WithOtherData() => this with
    {
        Batch = Draw(Architecture, Seed, "other data", Samples),
        TrainingData = Draw(Architecture, Seed, "other training", TrainingData.Count),
    };

    /// <summary>The same network with about one parameter in four masked.</summary>
    public NetworkCase WithRandomMask()
    {
        var random = Stream("mask");
        return this with { Mask = Mask.From(Layout.Count, _ => random.NextInt32(4) != 0) };
    }

    /// <summary>The same masked network, with other values behind the mask.</summary>
    internal NetworkCase WithOthersBehindTheMask() => this with { Parameters = [.. Parameters.Select((p, i) => Mask[i] ? p : p + 3)] };

    /// <summary>A stream of random numbers of this case, at its start each time.</summary>
    public RandomStream Stream(string purpose, ulong replicate = 0) => new(Seed, purpose, replicate);

    /// <summary>The same case in arrays of its own, so that whoever writes into them changes nobody else's.</summary>
    internal NetworkCase Copy() => this with { Parameters = [.. Parameters], Batch = Batch.Slice(0, Batch.Count), TrainingData = TrainingData.Slice(0, TrainingData.Count) };

    /// <summary>What a pruner sees of this case; the same in every call, its random stream at the start and its arrays its own.</summary>
    public PruningContext Context(IDifferentiableNetwork? network = null, ulong replicate = 0)
    {
        var own = Copy();
        return PruningContext.Of(network ?? new ManagedNetwork(Architecture), own.Parameters, Mask, own.Batch, Loss, Stream("pruner", replicate));
    }

    /// <summary>What a seeker sees of this case; the same in every call, its random stream at the start and its arrays its own.</summary>
    public SeekingProblem Problem(PruningBudget budget, IDifferentiableNetwork? network = null, ulong replicate = 0)
    {
        var own = Copy();
        return new(network ?? new ManagedNetwork(Architecture), own.Parameters, own.Batch, own.TrainingData, Loss, budget, Stream("seeker", replicate));
    }

    private static Batch Draw(Architecture architecture, ulong seed, string purpose, int count)
    {
        var random = new RandomStream(seed, purpose);
        var inputs = Numbers(architecture.InputWidth);
        return seed % 2 == 0
            ? Batch.Regression(inputs, architecture.InputWidth, Numbers(architecture.OutputWidth), architecture.OutputWidth)
            : Batch.Classification(
                inputs, architecture.InputWidth, [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(architecture.OutputWidth))], architecture.OutputWidth);

        float[] Numbers(int width) => [.. Enumerable.Range(0, count * width).Select(_ => (float)random.NextUniform(-1, 1))];
    }
}
