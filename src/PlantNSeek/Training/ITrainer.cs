using PlantNSeek.Networks;

namespace PlantNSeek.Training;

/// <summary>
/// An engine that trains one network under masks. A seeker that trains knows no more of it than this. Two that are equal (<see cref="object.Equals(object?)"/>)
/// train the same network in the same way, so that one training may serve for both.
/// </summary>
public interface ITrainer
{
    /// <summary>What the engine is called in results, such as <c>managed</c>.</summary>
    string Engine { get; }

    /// <summary>Whether the same training gives the same bits on any machine.</summary>
    bool IsBitIdentical { get; }

    /// <summary>Where each parameter of the network lives.</summary>
    ParameterLayout Layout { get; }

    /// <summary>Begins a training whose steps the caller chooses.</summary>
    /// <param name="parameters">Start values, flat; copied. Masked entries count as +0 whatever they hold.</param>
    /// <param name="mask">Which parameters are kept; the others never move.</param>
    /// <param name="data">Where the samples of each step come from.</param>
    /// <param name="loss">What to minimise; it must suit the data's targets.</param>
    /// <param name="optimizer">Adam or SGD.</param>
    /// <param name="batchSize">The most samples that a step will have.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or the loss does not suit the data.</exception>
    /// <exception cref="NonFiniteException">A kept parameter is not finite.</exception>
    ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize);
}
