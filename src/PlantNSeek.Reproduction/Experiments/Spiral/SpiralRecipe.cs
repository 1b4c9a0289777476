using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// How the networks of the search are trained. The source takes 50 epochs of all points, SGD with momentum 0.9 and weight decay 5e-4 at
/// six settings of rate and schedule, and a new initialisation each time; this takes few points and Adam, since thousands of
/// initialisations of a small network find more than thousands of steps. The same initial values, of number i, serve every mask.
/// </summary>
public sealed record SpiralRecipe
{
    /// <summary>The seed of initial values and orders.</summary>
    public ulong Seed { get; init; } = 2024;

    /// <summary>What every mask and initialisation goes through.</summary>
    public SpiralPhase Screening { get; init; } = new(SampleStep: 64, Epochs: 100, BatchSize: 32, LearningRate: 0.03);

    /// <summary>What the best go through on top, from where screening left them.</summary>
    public SpiralPhase Polishing { get; init; } = new(SampleStep: 16, Epochs: 150, BatchSize: 64, LearningRate: 0.02);

    /// <summary>After screening, accuracy is measured on every n-th point; after polishing on all.</summary>
    public int ScoreStep { get; init; } = 16;

    /// <summary>
    /// Initial values number <paramref name="initialisation"/> of the unmasked network of the search: weights N(0, 2 / inputs of the
    /// layer), biases uniform on [-1, 1), in the order of the layout.
    /// </summary>
    public float[] InitialParameters(int initialisation) => InitialParameters(SpiralMask.Architecture, initialisation);

    /// <summary>The same for a network of any widths.</summary>
    public float[] InitialParameters(Architecture architecture, int initialisation)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var stream = new RandomStream(Seed, "spiral initial values", (ulong)initialisation);
        var values = new float[architecture.Layout.Count];
        foreach (var slice in architecture.Layout.Slices)
        {
            var deviation = Math.Sqrt(2.0 / slice.Columns);
            for (var i = slice.Offset; i < slice.End; i++)
            {
                values[i] = (float)(slice.Kind == ParameterKind.Weight ? deviation * stream.NextNormal() : stream.NextUniform(-1, 1));
            }
        }

        return values;
    }
}
