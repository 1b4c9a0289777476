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
    /// <summary>
    /// The parameters with masked entries at the value they would return with. Only matters where masked parameters may return
    /// (<see cref="SelectionOptions.Nested"/> off); equal to <see cref="Parameters"/> unless given.
    /// </summary>
    public ReadOnlyMemory<float> UnmaskedParameters { get; init; } = Parameters;

    /// <summary>
    /// An artefact of the published programs: the gradient that the last training step left behind, to which GraSP's backward pass
    /// adds. Null, and so without effect, unless a protocol asks for it.
    /// </summary>
    public ReadOnlyMemory<double>? StaleGradient { get; init; }

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
}
