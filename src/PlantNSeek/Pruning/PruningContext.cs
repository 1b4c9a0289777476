using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>All that a pruner may look at.</summary>
/// <param name="Network">The network's derivatives, at any parameters.</param>
/// <param name="Parameters">The parameters as the masked network has them: masked entries are +0.</param>
/// <param name="Mask">What is kept so far.</param>
/// <param name="Batch">The samples to score on.</param>
/// <param name="Loss">The loss that fits the task.</param>
/// <param name="Random">The pruner's own random numbers.</param>
public sealed record PruningContext(
    IDifferentiableNetwork Network,
    ReadOnlyMemory<float> Parameters,
    Mask Mask,
    Batch Batch,
    LossFunction Loss,
    RandomStream Random)
{
    private Lazy<ReadOnlyMemory<float>> _parameters = new(Parameters), _unmasked = new(Parameters);
    private Lazy<ReadOnlyMemory<double>?> _staleGradient = new((ReadOnlyMemory<double>?)null);

    /// <summary>The parameters as the masked network has them: masked entries are +0.</summary>
    public ReadOnlyMemory<float> Parameters
    {
        get => _parameters.Value;
        init => _parameters = new(value);
    }

    /// <summary>
    /// The parameters with masked entries at the value they would return with. Only matters where masked parameters may return
    /// (<see cref="SelectionOptions.Nested"/> off); equal to <see cref="Parameters"/> unless given.
    /// </summary>
    public ReadOnlyMemory<float> UnmaskedParameters
    {
        get => _unmasked.Value;
        init => _unmasked = new(value);
    }

    /// <summary>
    /// An artefact of the published programs: the gradient that the last training step left behind, to which GraSP's backward pass
    /// adds. Null, and so without effect, unless a protocol asks for it.
    /// </summary>
    public ReadOnlyMemory<double>? StaleGradient
    {
        get => _staleGradient.Value;
        init => _staleGradient = new(value);
    }

    /// <summary>What the parameters connect.</summary>
    public NetworkGraph Graph => Network.Graph;

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Network.Layout;

    /// <summary>A context for parameters that do not have the mask applied yet.</summary>
    /// <exception cref="ArgumentException">Parameters or mask are not as long as the network's layout.</exception>
    public static PruningContext Of(
        IDifferentiableNetwork network, ReadOnlyMemory<float> unmaskedParameters, Mask mask, Batch batch, LossFunction loss, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(unmaskedParameters.Length, "the parameter buffer", network.Layout.Count, "the layout");
        return new PruningContext(network, mask.Apply(unmaskedParameters.Span), mask, batch, loss, random)
        {
            UnmaskedParameters = unmaskedParameters,
        };
    }

    /// <summary>The same for parameters that are trained when they are first looked at, so that a pruner that ignores them costs no training.</summary>
    internal static PruningContext AfterTraining(
        IDifferentiableNetwork network,
        Func<ReadOnlyMemory<float>> unmaskedParameters,
        Func<ReadOnlyMemory<double>?> staleGradient,
        Mask mask,
        Batch batch,
        LossFunction loss,
        RandomStream random) =>
        new(network, default, mask, batch, loss, random)
        {
            _parameters = new(() => mask.Apply(unmaskedParameters().Span)),
            _unmasked = new(unmaskedParameters),
            _staleGradient = new(staleGradient),
        };
}
