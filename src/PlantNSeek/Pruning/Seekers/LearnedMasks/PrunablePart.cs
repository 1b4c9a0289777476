using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// A network seen by those of its parameters that can be pruned; all others stay at their initial values. What learns a mask is given this part, so
/// that it need not know of parameters that are in no mask's choice.
/// </summary>
internal sealed class PrunablePart : NetworkDecorator
{
    private readonly float[] _parameters;
    private readonly double[] _direction, _result;
    private readonly int _count;

    private PrunablePart(IDifferentiableNetwork whole, ReadOnlySpan<float> parameters)
        : base(whole)
    {
        var (graph, layout) = (whole.Graph, whole.Layout);
        var part = ParameterLayout.Of(layout.Slices[..(2 * layout.LayerCount)].ToArray().Where(static s => s.Length > 0).Select(static s => new TensorSpec(s.Name, s.Layer, s.Kind, s.Shape)));
        Graph = graph.IsComplete ? new NetworkGraph(part, graph.Widths, graph.Connections) : NetworkGraph.Unknown(part);
        (_parameters, _count) = (parameters.ToArray(), part.Count);
        (_direction, _result) = (new double[parameters.Length], new double[parameters.Length]);
    }

    /// <inheritdoc/>
    public override NetworkGraph Graph { get; }

    /// <summary>Seeks in the part that can be pruned and gives masks and start parameters of the whole; where that is all, in the network itself.</summary>
    public static FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress, Func<SeekingProblem, IProgress<PruningProgress>?, FoundTicket> seek)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Layout.PrunableCount == problem.Layout.Count)
        {
            return seek(problem, progress);
        }

        if (!problem.Network.Scoring.UsesBatchStatistics)
        {
            throw new NotSupportedException("masks are learned by the statistics of batches, as networks are trained; the scoring mode of this network uses running statistics");
        }

        var (part, rest) = (new PrunablePart(problem.Network, problem.Parameters.Span), problem.Parameters[problem.Layout.PrunableCount..]);
        Mask Whole(Mask mask) => Mask.From(problem.Layout.Count, i => i >= mask.Length || mask[i]);
        var found = seek(
            problem with { Network = part, Parameters = problem.Parameters[..part._count] },
            progress is null ? null : new Wholes(progress, Whole));
        return found with
        {
            Mask = Whole(found.Mask),
            InvertedMask = found.InvertedMask is { } inverted ? Whole(inverted) : null,
            StartParameters = found.StartParameters is { } start ? (float[])[.. start.Span, .. rest.Span] : found.StartParameters,
        };
    }

    /// <inheritdoc/>
    public override void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) => Inner.Outputs(Whole(parameters), inputs, outputs);

    /// <inheritdoc/>
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = Inner.LossAndGradient(Whole(parameters), batch, loss, _result);
        _result.AsSpan(0, _count).CopyTo(gradient);
        return value;
    }

    /// <inheritdoc/>
    public override void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        direction.CopyTo(_direction);
        Inner.HessianVectorProduct(Whole(parameters), batch, loss, _direction, _result);
        _result.AsSpan(0, _count).CopyTo(product);
    }

    /// <inheritdoc/>
    public override void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        throw new NotSupportedException("what learns a mask asks for gradients of the loss alone");

    private float[] Whole(ReadOnlySpan<float> parameters)
    {
        Guard.SameLength(parameters.Length, "the parameter buffer", _count, "the prunable part of the layout");
        parameters.CopyTo(_parameters);
        return _parameters;
    }

    private sealed class Wholes(IProgress<PruningProgress> progress, Func<Mask, Mask> whole) : IProgress<PruningProgress>
    {
        public void Report(PruningProgress value) =>
            progress.Report(value.Mask is { } mask ? new PruningProgress(value.Round, value.Rounds, whole(mask)) : value);
    }
}
