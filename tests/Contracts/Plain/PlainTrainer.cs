using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Contracts.Plain;

/// <summary>
/// Stochastic gradient descent with momentum and weight decay in plain loops and doubles. Correct as it stands; its parts can be left out.
/// </summary>
internal sealed class PlainTrainer
{
    private const int Epochs = 2, BatchSize = 8;
    private const double Rate = 0.02, Momentum = 0.9, Decay = 0.01;

    /// <summary>What becomes of the parameters before they are trained; masked ones must not count.</summary>
    public Action<Mask, double[]> Start { get; init; } = static (mask, parameters) => mask.ApplyTo(parameters.AsSpan());

    /// <summary>What becomes of a gradient before the optimiser sees it.</summary>
    public Action<Mask, double[]> OnGradient { get; init; } = static (mask, gradient) => mask.ApplyTo(gradient.AsSpan());

    /// <summary>What becomes of the parameters' step.</summary>
    public Action<Mask, double[]> OnStep { get; init; } = static (mask, step) => mask.ApplyTo(step.AsSpan());

    /// <summary>The order of the samples in an epoch.</summary>
    public Func<RandomStream, int, int[]> Order { get; init; } = static (random, count) => random.NextPermutation(count);

    public float[] Train(NetworkGraph graph, ReadOnlyMemory<float> parameters, Mask mask, Batch data, LossFunction loss, RandomStream random)
    {
        var architecture = graph.AsChain!;
        var (network, n) = (new ManagedNetwork(architecture), architecture.Layout.Count);
        var (values, velocity, gradient) = (Array.ConvertAll(parameters.ToArray(), static p => (double)p), new double[n], new double[n]);
        Start(mask, values);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var samples in Order(random, data.Count).Chunk(BatchSize))
            {
                network.LossAndGradient(mask.Apply<float>(Array.ConvertAll(values, static v => (float)v)), data.Take(samples), loss, gradient);
                OnGradient(mask, gradient);
                for (var i = 0; i < n; i++)
                {
                    velocity[i] = (Momentum * velocity[i]) + gradient[i] + (Decay * values[i]);
                }

                OnStep(mask, velocity);
                for (var i = 0; i < n; i++)
                {
                    values[i] -= Rate * velocity[i];
                }
            }
        }

        return Array.ConvertAll(values, static v => (float)v);
    }
}
