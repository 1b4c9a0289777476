using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Testing.Cases;

/// <summary>A small network with parameters, a mask and data, all drawn from one seed: what a rule is tried on.</summary>
/// <param name="Maker">The kind of network.</param>
/// <param name="Parameters">One number for each parameter, in layout order; not masked yet.</param>
/// <param name="Mask">What is kept so far.</param>
/// <param name="Batch">The samples to score on.</param>
/// <param name="TrainingData">The samples to train on.</param>
/// <param name="Seed">Where all of it comes from.</param>
public sealed record NetworkCase(NetworkMaker Maker, float[] Parameters, Mask Mask, Batch Batch, Batch TrainingData, ulong Seed)
{
    private const int Samples = 7;

    /// <summary>What the parameters connect.</summary>
    public NetworkGraph Graph => Maker.Graph;

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>The loss that fits the data.</summary>
    public LossFunction Loss => LossFunction.For(Batch);

    /// <summary>Normal weights and biases, nothing masked, a regression or a classification.</summary>
    public static NetworkCase Of(NetworkMaker maker, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(maker);
        var random = new RandomStream(seed, "case");
        var parameters = new float[maker.Graph.Layout.Count];
        foreach (var slice in maker.Graph.Layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                // Variances are above 0, and scales away from it, so that no normalisation divides by next to nothing.
                parameters[i] = slice.Kind is ParameterKind.Scale or ParameterKind.Statistic ? (float)random.NextUniform(0.5, 1.5) : (float)random.NextNormal();
            }
        }

        return new NetworkCase(maker, parameters, Mask.All(parameters.Length), Draw(maker, seed, "data", Samples), Draw(maker, seed, "training", maker.TrainingSamples), seed);
    }

    /// <summary>A fully connected case; see <see cref="Of(NetworkMaker, ulong)"/>.</summary>
    public static NetworkCase Dense(ulong seed, params ReadOnlySpan<int> widths) => Of(NetworkMaker.Dense(widths), seed);

    /// <summary>A larger network with more to train on, where small causes show.</summary>
    internal static NetworkCase Larger(ulong seed)
    {
        var maker = NetworkMaker.Dense(3, 16, 16, 3);
        return Of(maker, seed) with { TrainingData = Draw(maker, seed, "training", 16 * maker.TrainingSamples) };
    }

    /// <summary>The same network with other data.</summary>
    public NetworkCase WithOtherData() => this with
    {
        Batch = Draw(Maker, Seed, "other data", Samples),
        TrainingData = Draw(Maker, Seed, "other training", TrainingData.Count),
    };

    /// <summary>The same network with about one parameter in four masked.</summary>
    public NetworkCase WithRandomMask()
    {
        var random = Stream("mask");
        return this with { Mask = Mask.From(Layout.Count, i => i >= Layout.PrunableCount || random.NextInt32(4) != 0) };
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
        return PruningContext.Of(network ?? Maker.Network(), own.Parameters, Mask, own.Batch, Loss, Stream("pruner", replicate));
    }

    /// <summary>What a seeker sees of this case; the same in every call, its random stream at the start and its arrays its own.</summary>
    public SeekingProblem Problem(PruningBudget budget, IDifferentiableNetwork? network = null, ulong replicate = 0)
    {
        var own = Copy();
        return SeekingProblem.Of(network ?? Maker.Network(), Maker.Trainer(), own.Parameters, own.Batch, own.TrainingData, budget, Stream("seeker", replicate));
    }

    private static Batch Draw(NetworkMaker maker, ulong seed, string purpose, int count)
    {
        var random = new RandomStream(seed, purpose);
        var inputs = Numbers(maker.InputWidth);
        return seed % 2 == 0
            ? Batch.Regression(inputs, maker.InputWidth, Numbers(maker.OutputWidth), maker.OutputWidth)
            : Batch.Classification(
                inputs, maker.InputWidth, [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(maker.OutputWidth))], maker.OutputWidth);

        float[] Numbers(int width) => [.. Enumerable.Range(0, count * width).Select(_ => (float)random.NextUniform(-1, 1))];
    }
}
