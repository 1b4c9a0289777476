using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training;

/// <summary>Trains a masked network on any engine.</summary>
public static class Trainer
{
    /// <summary>Trains for the given epochs; each epoch visits the data in a fresh random order.</summary>
    /// <param name="trainer">The engine, with the network.</param>
    /// <param name="parameters">Start values, flat; masked entries count as +0 whatever they hold.</param>
    /// <param name="mask">Which parameters are kept; the others never move.</param>
    /// <param name="data">The training data.</param>
    /// <param name="loss">What to minimise; it must suit the data's targets.</param>
    /// <param name="settings">Epochs, batch size, optimiser, schedule.</param>
    /// <param name="shuffle">Orders the samples, alike on every engine.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="lastGradient">
    /// Unless it or the training is empty, receives the gradient that the last step followed, without weight decay: that of its samples, at the
    /// parameters before it. Masked entries are +0.
    /// </param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or the loss does not suit the data.</exception>
    /// <exception cref="NonFiniteException">The loss, a parameter or the optimiser's state stopped being finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static TrainingResult Train(
        ITrainer trainer,
        ReadOnlySpan<float> parameters,
        Mask mask,
        ISampleSource data,
        LossFunction loss,
        TrainingSettings settings,
        RandomStream shuffle,
        IProgress<TrainingProgress>? progress = null,
        Span<float> lastGradient = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(shuffle);
        Guard.AtLeast(settings.Epochs, 0);
        Guard.AtLeast(settings.BatchSize, 1);
        Guard.AtLeast(data.Count, 1);
        Guard.AtLeast(settings.BatchStatisticSteps ?? 0, 0);
        Guard.InRange(settings.MaxSamples ?? 0, 0, long.MaxValue, nameof(settings.MaxSamples));
        using var session = trainer.Begin(parameters, mask, data, loss, settings.Optimizer, Math.Min(settings.BatchSize, data.Count));
        var order = new SampleOrder(data.Count, settings.BatchSize, shuffle);
        var (losses, left) = (new List<double>(settings.Epochs), settings.MaxSamples ?? long.MaxValue);
        for (var epoch = 0; epoch < settings.Epochs && left > 0; epoch++)
        {
            session.LearningRate = settings.Optimizer.LearningRate * settings.Schedule.Factor(epoch, settings.Epochs);
            var (sum, seen, step) = (0.0, 0, 0);
            while (order.Epoch == epoch && left > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var samples = order.Next();
                if (settings.BatchStatisticSteps is { } trained)
                {
                    session.UsesRunningStatistics = step++ >= trained;
                }

                left -= samples.Length;
                if (lastGradient.Length > 0 && (order.Epoch == settings.Epochs || left <= 0))
                {
                    session.LossAndGradient(samples, lastGradient, epoch);
                }

                sum += session.Step(samples, epoch) * samples.Length;
                seen += samples.Length;
            }

            losses.Add(sum / seen);
            session.ThrowIfNonFinite();
            progress?.Report(new TrainingProgress(epoch + 1, settings.Epochs, losses[epoch]));
        }

        return new TrainingResult(session.GetParameters(), [.. losses]);
    }
}
