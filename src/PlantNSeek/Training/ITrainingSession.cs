namespace PlantNSeek.Training;

/// <summary>A training one step at a time. Not safe for use by several threads at once.</summary>
public interface ITrainingSession : IDisposable
{
    /// <summary>The learning rate of the next step; at first the optimiser's.</summary>
    double LearningRate { get; set; }

    /// <summary>
    /// Whether normalisations take their running statistics in the next steps, and leave them as they are; else those of the batch, as in all other training. It makes no difference in a network without
    /// normalisations.
    /// </summary>
    /// <exception cref="NotSupportedException">It is set, and the engine's sessions always take the statistics of the batch.</exception>
    bool UsesRunningStatistics
    {
        get => false;
        set
        {
            if (value)
            {
                throw new NotSupportedException($"a {GetType().Name} takes the statistics of the batch in every step");
            }
        }
    }

    /// <summary>Steps taken.</summary>
    int Steps { get; }

    /// <summary>One step of the optimiser. Returns the mean loss over the samples, at the parameters before the step.</summary>
    /// <param name="samples">Positions in the data, one or more, at most the batch size.</param>
    /// <param name="epoch">Zero-based epoch, which augmentation follows.</param>
    /// <exception cref="ArgumentException">There are no samples, too many, or one outside the data.</exception>
    /// <exception cref="NonFiniteException">The loss is not finite.</exception>
    double Step(ReadOnlySpan<int> samples, int epoch = 0);

    /// <summary>The mean loss and its gradient at the current parameters, without a step; masked entries of the gradient are +0.</summary>
    /// <param name="samples">Positions in the data, one or more, at most the batch size.</param>
    /// <param name="gradient">Receives the derivative by every parameter, flat.</param>
    /// <param name="epoch">Zero-based epoch, which augmentation follows.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or a sample lies outside the data.</exception>
    double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0);

    /// <summary>The current parameters, flat; masked entries as they were passed in (or decayed, where the optimiser says so).</summary>
    float[] GetParameters();

    /// <summary>
    /// Takes over the step count, the learning rate and the optimiser's state of another session of the same trainer and optimiser, before any
    /// step of its own: parameters that both compute go on with their moments, the others start from 0.
    /// </summary>
    /// <exception cref="ArgumentException">The session is another engine's.</exception>
    void ContinueFrom(ITrainingSession previous);

    /// <exception cref="NonFiniteException">A parameter or the optimiser's state is infinite or not a number.</exception>
    void ThrowIfNonFinite();
}
