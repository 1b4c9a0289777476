using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.TestSupport.Oracle;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Properties.Pruning;

/// <summary>A small network with random parameters and data, all from one seed.</summary>
internal sealed record PruningCase(Architecture Architecture, float[] Parameters, Batch Batch, Mask Mask, Seed Seed)
{
    public ParameterLayout Layout => Architecture.Layout;

    public OracleNetwork Network => new(Architecture);

    public LossFunction Loss => LossFunction.For(Batch);

    private NetworkCase Drawn => new(NetworkMaker.Dense(Architecture.Widths), Parameters, Mask, Batch, Batch, Seed.Value);

    public static PruningCase Of(Architecture architecture, Seed seed, bool biases = true)
    {
        var random = seed.Stream("case");
        var layout = architecture.Layout;
        var parameters = new float[layout.Count];
        foreach (var slice in layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                parameters[i] = slice.Kind == ParameterKind.Weight || biases ? (float)random.NextNormal() : 0;
            }
        }

        return new PruningCase(architecture, parameters, RandomBatch(architecture, seed, "data"), Mask.All(layout.Count), seed);
    }

    public static Batch RandomBatch(Architecture architecture, Seed seed, string purpose)
    {
        const int count = 7;
        var random = seed.Stream(purpose);
        var inputs = Draw(count * architecture.InputWidth);
        return seed.Value % 2 == 0
            ? Batch.Regression(inputs, architecture.InputWidth, Draw(count * architecture.OutputWidth), architecture.OutputWidth)
            : Batch.Classification(
                inputs, architecture.InputWidth, [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(architecture.OutputWidth))], architecture.OutputWidth);

        float[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => (float)random.NextUniform(-1, 1))];
    }

    public static Mask RandomMask(int length, double density, RandomStream random) => Mask.From(length, _ => random.NextDouble() < density);

    /// <summary>A context on the masked parameters; the random stream is the same in every call.</summary>
    public PruningContext Context(IDifferentiableNetwork? network = null) =>
        PruningContext.Of(network ?? Network, Parameters, Mask, Batch, Loss, Seed.Stream("pruner"));

    public double[] Scores(IPruner pruner) => pruner.Scores(Context());

    /// <summary>All outputs of the network under a mask, for the batch's inputs.</summary>
    public double[] Outputs(Mask mask) => Network.Outputs(
        [.. mask.Apply<float>(Parameters).Select(p => (double)p)], [.. Batch.Inputs.ToArray().Select(x => (double)x)]);

    /// <inheritdoc cref="NetworkSymmetries.PermuteHidden"/>
    public (PruningCase Case, int[] Where) PermuteHidden()
    {
        var (moved, where) = Drawn.PermuteHidden();
        return (this with { Parameters = moved.Parameters, Mask = moved.Mask }, where);
    }

    /// <inheritdoc cref="NetworkSymmetries.RescaleHidden"/>
    public PruningCase RescaleHidden() => this with { Parameters = Drawn.RescaleHidden().Parameters };

    /// <inheritdoc cref="NetworkSymmetries.FlipSigns"/>
    public PruningCase FlipSigns() => this with { Parameters = Drawn.FlipSigns().Parameters };

    /// <summary>Both lists are equal within 1e-11 of the largest entry.</summary>
    public static bool Close(IReadOnlyList<double> a, IReadOnlyList<double> b, double relative = 1e-11)
    {
        var scale = Math.Max(a.Max(Math.Abs), b.Max(Math.Abs));
        return a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Math.Abs(a[i] - b[i]) <= relative * scale);
    }

    /// <summary>Both lists are equal within 1e-11 once each is divided by its largest entry.</summary>
    public static bool Proportional(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (largestA, largestB) = (a.Max(Math.Abs), b.Max(Math.Abs));
        return largestA == 0 || largestB == 0
            ? largestA == largestB
            : Close([.. a.Select(x => x / largestA)], [.. b.Select(x => x / largestB)]);
    }
}
