using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// Continuous sparsification (Savarese, Silva and Maire, NeurIPS 2020): weights learn together with gates sigma(beta s) / sigma(s0) of their own,
/// which the growing beta drives to 0 or 1. Biases are gated like weights.
/// </summary>
/// <remarks>
/// The source keeps what has s above 0, and its number can only be steered by s0. Here the parameters with the largest s are kept, as many
/// as the budget says (ties by index; inverted, those with the smallest), unless the settings ask for the source's rule. The start parameters are the weights after the epoch
/// of rewinding, without the gates' common factor 1 / sigma(s0) that the source leaves on them.
/// </remarks>
/// <param name="settings">The choices; the defaults where null.</param>
public sealed class ContinuousSparsificationSeeker(ContinuousSparsificationSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>The choices.</summary>
    public ContinuousSparsificationSettings Settings { get; } = settings ?? new ContinuousSparsificationSettings();

    /// <inheritdoc/>
    public string Name => "Continuous sparsification";

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The loss stopped being finite.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Check();
        return PrunablePart.Seek(problem, progress, (part, told) => Learn(part, told, cancellationToken));
    }

    private FoundTicket Learn(SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancellationToken)
    {
        var network = new CountingNetwork(problem.Network);
        var gates = new SoftGates(problem.Parameters.Span, Settings);
        var order = problem.Random.NextPermutation(problem.TrainingData.Count);
        var buffers = (Effective: new float[problem.Layout.Count], Gradient: new double[problem.Layout.Count]);
        ReadOnlyMemory<float>? start = null;
        var growth = Settings.Epochs == 1 ? 1 : DeterministicMath.Pow(Settings.FinalTemperature, 1.0 / (Settings.Epochs - 1));
        for (var round = 0; round < Settings.Rounds; round++)
        {
            var temperature = 1.0;
            for (var epoch = 0; epoch < Settings.Epochs; epoch++)
            {
                temperature = epoch == 0 ? 1 : temperature * growth;
                problem.Random.Shuffle(order.AsSpan());
                Train(problem, network, gates, order, (round * Settings.Epochs) + epoch, buffers, temperature, Settings.Schedule.Factor(epoch, Settings.Epochs), cancellationToken);
                start = round == 0 && epoch + 1 == Settings.RewindEpoch ? gates.Weights : start;
                progress?.Report(new PruningProgress((round * Settings.Epochs) + epoch + 1, Settings.Rounds * Settings.Epochs, MaskOf(problem, gates.Scores, problem.Inverted)));
            }

            if (round + 1 < Settings.Rounds)
            {
                gates.BeginNextRound(temperature);
            }
        }

        return new FoundTicket(MaskOf(problem, gates.Scores, problem.Inverted))
        {
            StartParameters = start,
            StartSamples = start is null ? default(long?) : (long)Settings.RewindEpoch * problem.TrainingData.Count,
            Samples = network.Samples,
            InvertedMask = MaskOf(problem, gates.Scores, !problem.Inverted), // learning does not depend on which end is kept
        };
    }

    private void Train(
        SeekingProblem problem,
        CountingNetwork network,
        SoftGates gates,
        int[] order,
        int epoch,
        (float[] Effective, double[] Gradient) buffers,
        double temperature,
        double rateFactor,
        CancellationToken cancellationToken)
    {
        for (var from = 0; from < order.Length; from += Settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = problem.TrainingData.ToBatch(order.AsSpan(from, Math.Min(Settings.BatchSize, order.Length - from)), epoch);
            gates.WriteEffective(temperature, buffers.Effective);
            var loss = network.LossAndGradient(buffers.Effective, batch, problem.Loss, buffers.Gradient);
            if (!double.IsFinite(loss))
            {
                throw new ArithmeticException(FormattableString.Invariant($"the loss of {Name} is {loss} at temperature {temperature}; it must be finite"));
            }

            gates.Step(buffers.Gradient, Settings.Penalty, rateFactor);
        }
    }

    private Mask MaskOf(SeekingProblem problem, ReadOnlySpan<double> scores, bool inverted)
    {
        var ranked = scores.ToArray();
        for (var i = 0; inverted && i < ranked.Length; i++)
        {
            ranked[i] = -ranked[i];
        }

        return Settings.KeepsAllPositive
            ? Mask.From(ranked.Length, i => ranked[i] > 0)
            : Selection.Select(ranked, problem.Layout, Mask.All(problem.Layout.Count), problem.Budget);
    }

    private void Check()
    {
        Guard.AtLeast(Settings.Epochs, 1);
        Guard.AtLeast(Settings.Rounds, 1);
        Guard.AtLeast(Settings.BatchSize, 1);
        Guard.InRange(Settings.RewindEpoch, 0, Settings.Epochs);
        Guard.InRange(Settings.InitialScore, -100, 100);
        Guard.InRange(Settings.Penalty, 0, double.MaxValue);
        Guard.InRange(Settings.FinalTemperature, 1, double.MaxValue);
    }
}
