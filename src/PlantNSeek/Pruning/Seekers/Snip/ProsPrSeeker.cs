using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>
/// Prospect pruning (Alizadeh et al., ICLR 2022): |dL(w_T)/dm| at the full mask, where w_0 = m * theta, then T steps of
/// stochastic gradient descent follow, each on a batch of its own, and L is the loss on the pruning batch. Keeps exactly the budget.
/// </summary>
/// <remarks>
/// The derivative is exact, in reverse through the steps v_t+1 = momentum * v_t + g(w_t), w_t+1 = w_t - rate * v_t+1, with
/// Hessian-vector products; steps are computed in double, and each w_t is rounded to the floats that a network has.
/// </remarks>
/// <param name="settings">The steps; the defaults where null.</param>
public sealed class ProsPrSeeker(ProsPrSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>The steps.</summary>
    public ProsPrSettings Settings { get; } = settings ?? new ProsPrSettings();

    /// <summary><c>ProsPr</c>.</summary>
    public string Name => "ProsPr";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite, as when the steps diverge.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var network = new CountingNetwork(problem.Network);
        var scores = Derivative(problem with { Network = network }, cancellationToken);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = problem.Inverted ? -Math.Abs(scores[i]) : Math.Abs(scores[i]);
        }

        NonFiniteScoreException.ThrowIfAny(Name, problem.Layout, scores);
        var mask = Selection.Select(scores, problem.Layout, Mask.All(problem.Layout.Count), problem.Budget, Settings.Selection);
        progress?.Report(new PruningProgress(1, 1, mask));
        return new FoundTicket(mask) { Samples = network.Samples };
    }

    /// <summary>dL(w_T)/dm, sign included.</summary>
    internal double[] Derivative(SeekingProblem problem, CancellationToken cancellationToken = default)
    {
        Guard.AtLeast(Settings.Steps, 0);
        Guard.AtLeast(Settings.BatchSize, 1);
        Guard.InRange(Settings.LearningRate, 0, double.MaxValue);
        Guard.InRange(Settings.Momentum, 0, 1 - 1e-12);
        var samples = new SampleOrder(problem.TrainingData.Count, Settings.BatchSize, new RandomStream(problem.Random.NextUInt64(), "prospr/batches"));
        var batches = new Batch[Settings.Steps];
        var path = new float[Settings.Steps + 1][];
        path[0] = problem.Parameters.ToArray();
        var (gradient, velocity) = (new double[problem.Layout.Count], new double[problem.Layout.Count]);
        for (var step = 0; step < batches.Length; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batches[step] = samples.NextOf(problem.TrainingData);
            problem.Network.LossAndGradient(path[step], batches[step], problem.Loss, gradient);
            path[step + 1] = Follow(path[step], gradient, velocity);
        }

        problem.Network.LossAndGradient(path[^1], problem.PruningBatch, problem.Loss, gradient);
        if (!Settings.FirstOrder)
        {
            Back(problem, path, batches, gradient, cancellationToken);
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= path[0][i];
        }

        return gradient;
    }

    private float[] Follow(float[] parameters, double[] gradient, double[] velocity)
    {
        var next = new float[parameters.Length];
        for (var i = 0; i < next.Length; i++)
        {
            velocity[i] = (Settings.Momentum * velocity[i]) + gradient[i];
            next[i] = (float)(parameters[i] - (Settings.LearningRate * velocity[i]));
        }

        return next;
    }

    // From the derivative by w_T to that by w_0; byVelocity is the derivative by v_t+1 and, through the momentum, by v_t.
    private void Back(SeekingProblem problem, float[][] path, Batch[] batches, double[] byParameters, CancellationToken cancellationToken)
    {
        var (byVelocity, product) = (new double[byParameters.Length], new double[byParameters.Length]);
        for (var step = batches.Length - 1; step >= 0; step--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < byVelocity.Length; i++)
            {
                byVelocity[i] = (Settings.Momentum * byVelocity[i]) - (Settings.LearningRate * byParameters[i]);
            }

            problem.Network.HessianVectorProduct(path[step], batches[step], problem.Loss, byVelocity, product);
            for (var i = 0; i < product.Length; i++)
            {
                byParameters[i] += product[i];
            }
        }
    }
}
