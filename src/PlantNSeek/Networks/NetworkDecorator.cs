namespace PlantNSeek.Networks;

/// <summary>A network around another, which does all that a subclass does not do otherwise.</summary>
/// <param name="inner">Does the work.</param>
public abstract class NetworkDecorator(IDifferentiableNetwork inner) : IDifferentiableNetwork
{
    /// <inheritdoc/>
    public virtual NetworkGraph Graph => Inner.Graph;

    /// <inheritdoc/>
    public virtual ScoringMode Scoring => Inner.Scoring;

    /// <inheritdoc/>
    public ParameterLayout Layout => Graph.Layout;

    /// <inheritdoc/>
    public virtual int InputWidth => Inner.InputWidth;

    /// <inheritdoc/>
    public virtual int OutputWidth => Inner.OutputWidth;

    /// <summary>The network that does the work, below all decorators; a network that is no decorator is itself that.</summary>
    internal static IDifferentiableNetwork Below(IDifferentiableNetwork network)
    {
        while (network is NetworkDecorator decorator)
        {
            network = decorator.Inner;
        }

        return network;
    }

    /// <summary>The network that does the work.</summary>
    protected IDifferentiableNetwork Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        Inner.Outputs(parameters, inputs, outputs);

    /// <inheritdoc/>
    public virtual double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient) =>
        Inner.LossAndGradient(parameters, batch, loss, gradient);

    /// <inheritdoc/>
    public virtual void HessianVectorProduct(
        ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product) =>
        Inner.HessianVectorProduct(parameters, batch, loss, direction, product);

    /// <inheritdoc/>
    public virtual void OutputGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        Inner.OutputGradient(parameters, input, outputWeights, gradient);
}
