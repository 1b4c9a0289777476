using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Recovery;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Gates that learn, against a slow second implementation.</summary>
[TestFixture]
public class ContinuousSparsificationTests
{
    private static readonly ContinuousSparsificationSettings Settings = new()
    {
        Epochs = 3,
        Rounds = 2,
        BatchSize = 3,
        InitialScore = -0.1,
        Penalty = 0.01,
        WeightOptimizer = new SgdSettings(0.02) { Momentum = 0.5, WeightDecay = 0.01 },
        GateOptimizer = new SgdSettings(0.3) { Momentum = 0.5 },
        Schedule = LearningRateSchedule.MultiStep(0.5, 1),
        FinalTemperature = 9,
        RewindEpoch = 2,
    };

    [PinnedProperty(MaxTest = 20)]
    [Spec("SANITY-004")]
    public bool InvertedMask_IsWhatTheInvertedSeekerFinds(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        return new[] { Settings, Settings with { KeepsAllPositive = true } }.All(settings =>
        {
            var seeker = new ContinuousSparsificationSeeker(settings);
            var (found, inverted) = (seeker.Seek(problem.Again(seed)), ((IInvertibleSeeker)seeker).Inverted.Seek(problem.Again(seed)));
            var variant = SanityChecks.Invert(seeker, found, problem.Again(seed), default)!;
            return found.InvertedMask!.Equals(inverted.Mask) && inverted.InvertedMask!.Equals(found.Mask)
                && variant.Ticket.Mask.Equals(inverted.Mask) && variant.Ticket.StartParameters!.Value.Span.SequenceEqual(inverted.StartParameters!.Value.Span);
        });
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("OTHER-010")]
    [Spec("OTHER-011")]
    [Spec("OTHER-012")]
    [Spec("OTHER-013")]
    public bool FindsWhatTheSlowImplementationFinds(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var expected = Slow(problem.Again(seed));
        var seeker = new ContinuousSparsificationSeeker(Settings);
        var found = seeker.Seek(problem.Again(seed));
        var positive = new ContinuousSparsificationSeeker(Settings with { KeepsAllPositive = true }).Seek(problem.Again(seed)).Mask;
        return found.StartParameters!.Value.ToArray().Zip(expected.Start).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5 * (1 + Math.Abs(pair.Second)))
            && found.Mask.KeptCount == problem.Budget.Count
            && KeepsLargest(found.Mask, expected.Scores)
            && KeepsLargest(((IInvertibleSeeker)seeker).Inverted.Seek(problem.Again(seed)).Mask, [.. expected.Scores.Select(s => -s)])
            && Enumerable.Range(0, expected.Scores.Length).All(i => Math.Abs(expected.Scores[i]) < 1e-6 || positive[i] == expected.Scores[i] > 0);
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("OTHER-013")]
    [Spec("OTHER-014")]
    public bool Costs_Reports_AndRepeats(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var seeker = new ContinuousSparsificationSeeker(Settings with { RewindEpoch = 0 });
        var progress = new ImmediateProgress<PruningProgress>();
        var found = seeker.Seek(problem.Again(seed), progress);
        return found.StartParameters is null
            && found.Samples == 6 * problem.TrainingData.Count
            && progress.Reports.Select(report => report.Round).SequenceEqual([1, 2, 3, 4, 5, 6])
            && seeker.Seek(problem.Again(seed)).Mask.Equals(found.Mask);
    }

    [Test]
    [Spec("OTHER-014")]
    public void Cancelled_ItStops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var problem = SeekingCase.Problem(new Architecture(2, 3, 1), new Seed(1), Density.Full);
        Assert.That(() => new ContinuousSparsificationSeeker().Seek(problem, null, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("OTHER-015")]
    public bool OptimizersBeside_StepAsThoseInside(Architecture architecture, Seed seed)
    {
        OptimizerSettings[] optimizers =
        [
            new AdamSettings(0.01) { WeightDecay = 0.1 },
            new SgdSettings(0.05) { Momentum = 0.9, WeightDecay = 0.1 },
            new SgdSettings(0.05) { Momentum = 0.9, Nesterov = true },
        ];
        var problem = SeekingCase.Problem(architecture, seed, Density.Full);
        int[] samples = [0, 2, 5];
        return optimizers.All(settings =>
        {
            // No gates and no penalty: weights behind gates that never move are weights in training.
            var session = new TrainingSession(
                architecture, problem.Parameters.Span, Mask.All(problem.Layout.Count), problem.TrainingData, problem.Loss, settings, samples.Length);
            var optimizer = new DenseOptimizer(settings, problem.Layout.Count);
            double[] values = [.. problem.Parameters.ToArray().Select(p => (double)p)];
            var gradient = new float[values.Length];
            for (var step = 0; step < 3; step++)
            {
                session.LossAndGradient(samples, gradient);
                optimizer.Step(values, [.. gradient.Select(g => (double)g)], 1);
                session.Step(samples);
            }

            return session.GetParameters().Zip(values).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-4 * (1 + Math.Abs(pair.Second)));
        });
    }

    // Whatever is kept has a score at least as large as whatever is not; equal but for rounding counts as equal.
    private static bool KeepsLargest(Mask mask, double[] scores)
    {
        var kept = mask.KeptIndices();
        var dropped = mask.Complement().KeptIndices();
        return kept.Length == 0 || dropped.Length == 0 || kept.Min(i => scores[i]) >= dropped.Max(i => scores[i]) - 1e-6;
    }

    private static (float[] Start, double[] Scores) Slow(SeekingProblem problem)
    {
        var n = problem.Layout.Count;
        double[] w = [.. problem.Parameters.ToArray().Select(p => (double)p)];
        double[] s = [.. Enumerable.Repeat(-0.1, n)];
        var (velocityW, velocityS) = (new double[n], new double[n]);
        var start = Array.Empty<float>();
        var order = problem.Random.NextPermutation(problem.TrainingData.Count);
        for (var epoch = 0; epoch < 6; epoch++)
        {
            var beta = Math.Pow(9, epoch % 3 / 2.0);
            var rate = epoch % 3 == 0 ? 1 : 0.5;
            problem.Random.Shuffle(order.AsSpan());
            foreach (var batch in order.Chunk(3))
            {
                double[] m = [.. s.Select(x => Sigmoid(beta * x) / Sigmoid(-0.1))];
                var g = new double[n];
                problem.Network.LossAndGradient([.. w.Zip(m).Select(pair => (float)(pair.First * pair.Second))], problem.TrainingData.ToBatch(batch), problem.Loss, g);
                for (var i = 0; i < n; i++)
                {
                    var slope = beta * Sigmoid(beta * s[i]) * (1 - Sigmoid(beta * s[i])) / Sigmoid(-0.1);
                    velocityS[i] = (0.5 * velocityS[i]) + (((g[i] * w[i]) + 0.01) * slope);
                    velocityW[i] = (0.5 * velocityW[i]) + (g[i] * m[i]) + (0.01 * w[i]);
                    s[i] -= 0.3 * rate * velocityS[i];
                    w[i] -= 0.02 * rate * velocityW[i];
                }
            }

            start = epoch == 1 ? [.. w.Select(x => (float)x)] : start;
            s = epoch == 2 ? [.. s.Select(x => Math.Min(9 * x, -0.1))] : s;
        }

        return (start, s);

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }
}
