using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// Rigging the lottery (Evci et al., ICML 2020): training of a sparse network that now and then drops a layer's smallest
/// parameters and grows as many where the dense gradient is largest. It starts from a random mask with Erdos-Renyi densities and keeps
/// exactly the budget, and the number of each layer, throughout. Inverted, it drops a layer's largest parameters and grows where the gradient is smallest.
/// </summary>
/// <remarks>
/// A layer's biases compete with its weights, each being the weight of an input that is always one. A new parameter
/// starts at 0 with an optimiser that knows nothing of it; one that is dropped and grown at once keeps its value and moments. A step in
/// which connections move is no step of the optimiser. Parameters of a unit that is cut off from the input or the outputs lose their
/// moments, and are not moved by what was left of them.
/// </remarks>
/// <param name="settings">Training and movement; the defaults where null.</param>
public sealed class RigLSeeker(RigLSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>Training and movement.</summary>
    public RigLSettings Settings { get; } = settings ?? new RigLSettings();

    /// <summary><c>RigL</c>.</summary>
    public string Name => "RigL";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">The budget has a density for each layer; the layers' densities are the method's own.</exception>
    /// <exception cref="NonFiniteException">Training diverged.</exception>
    /// <exception cref="NonFiniteScoreException">A gradient that connections are grown by is NaN or infinite.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Guard.AtLeast(Settings.UpdateEvery, 1);
        Guard.AtLeast(Settings.Training.Epochs, 0);
        Guard.AtLeast(Settings.Training.BatchSize, 1);
        Guard.InRange(Settings.EndFraction, 0, 1);
        Guard.InRange(Settings.MovedFraction, 0, 1);
        var (training, data, layout, seed) = (Settings.Training, problem.TrainingData, problem.Layout, problem.Random.NextUInt64());
        var counts = LayerDensities.Counts(layout, problem.KeptCount, LayerDensityRule.ErdosRenyiKernel);
        var mask = LayerDensities.RandomMask(layout, counts, new RandomStream(seed, "rigl/mask"));
        var network = new CountingNetwork(problem.Network);
        var order = new SampleOrder(data.Count, training.BatchSize, new RandomStream(seed, "rigl/shuffle"));
        var stepsPerEpoch = (data.Count + training.BatchSize - 1) / training.BatchSize;
        var end = Settings.EndFraction * stepsPerEpoch * training.Epochs;
        var session = Session(problem, problem.Parameters.Span, mask);
        var trained = 0L;
        try
        {
            for (var (epoch, step) = (0, 1); epoch < training.Epochs; epoch++)
            {
                session.LearningRate = training.Optimizer.LearningRate * training.Schedule.Factor(epoch, training.Epochs);
                for (; step <= stepsPerEpoch * (epoch + 1); step++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var samples = order.Next();
                    if (step % Settings.UpdateEvery == 0 && step < end)
                    {
                        var fraction = Settings.MovedFraction / 2 * (1 + DeterministicMath.Cos(Math.PI * step / end));
                        var parameters = mask.Apply<float>(session.GetParameters());
                        var gradient = new double[layout.Count];
                        network.LossAndGradient(parameters, data.ToBatch(samples, epoch), problem.Loss, gradient);
                        NonFiniteScoreException.ThrowIfAny(Name, layout, gradient);
                        mask = Moved(layout, mask, parameters, gradient, fraction, problem.Inverted);
                        using var previous = session;
                        session = Session(problem, mask.Apply<float>(parameters), mask);
                        session.ContinueFrom(previous);
                    }
                    else
                    {
                        session.Step(samples, epoch);
                        trained += samples.Length;
                    }
                }

                session.ThrowIfNonFinite();
                progress?.Report(new PruningProgress(epoch + 1, training.Epochs, mask));
            }

            return new FoundTicket(mask)
            {
                StartParameters = Settings.StartsFromTrained ? mask.Apply<float>(session.GetParameters()) : default(ReadOnlyMemory<float>?),
                StartSamples = Settings.StartsFromTrained ? trained : default(long?),
                Samples = trained + network.Samples,
            };
        }
        finally
        {
            session.Dispose();
        }
    }

    /// <summary>
    /// In each layer, floor(fraction * kept) of the smallest kept parameters go, and as many with the largest gradients among all that
    /// are masked then come; inverted, the largest go and those with the smallest gradients come. Ties keep and grow the lower index.
    /// </summary>
    internal static Mask Moved(
        ParameterLayout layout, Mask mask, ReadOnlySpan<float> parameters, ReadOnlySpan<double> gradient, double fraction, bool inverted = false)
    {
        var (magnitudes, slopes) = (new double[layout.Count], new double[layout.Count]);
        var (keep, sign) = (new bool[layout.Count], inverted ? -1 : 1);
        for (var i = 0; i < keep.Length; i++)
        {
            (magnitudes[i], slopes[i], keep[i]) = (sign * Math.Abs(parameters[i]), sign * Math.Abs(gradient[i]), mask[i]);
        }

        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var kept = Candidates(layout, layer, keep, kept: true);
            var moved = (int)Math.Floor(fraction * kept.Length);
            Selection.Cut(kept, kept.Length - moved, magnitudes, TieRule.ExactCount, keep);
            Selection.Cut(Candidates(layout, layer, keep, kept: false), moved, slopes, TieRule.ExactCount, keep);
        }

        return Mask.FromBits(keep);
    }

    // A layer's weights and biases, which lie side by side.
    private static int[] Candidates(ParameterLayout layout, int layer, bool[] keep, bool kept)
    {
        var indices = new List<int>(layout.Bias(layer).End - layout.Weight(layer).Offset);
        for (var i = layout.Weight(layer).Offset; i < layout.Bias(layer).End; i++)
        {
            if (keep[i] == kept)
            {
                indices.Add(i);
            }
        }

        return [.. indices];
    }

    private ITrainingSession Session(SeekingProblem problem, ReadOnlySpan<float> parameters, Mask mask) => problem.Trainer.Begin(
        parameters,
        mask,
        problem.TrainingData,
        problem.Loss,
        Settings.Training.Optimizer,
        Math.Min(Settings.Training.BatchSize, problem.TrainingData.Count));
}
