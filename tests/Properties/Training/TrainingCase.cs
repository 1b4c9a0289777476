using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>
/// A network, mask, data and optimiser, all from one seed. The widths of the drawn architecture are stretched, so that every block
/// size of the kernels is met; seed 0 leaves them as they are.
/// </summary>
internal sealed record TrainingCase(Architecture Architecture, float[] Parameters, Mask Mask, Batch Data, OptimizerSettings Optimizer)
{
    private static readonly int[] Stretches = [1, 4, 9, 17];

    public LossFunction Loss => LossFunction.For(Data);

    public static TrainingCase Of(Architecture architecture, Seed seed)
    {
        var random = seed.Stream("training case");
        var stretch = seed.Value == 0 ? 1 : Stretches[random.NextInt32(Stretches.Length)];
        var stretched = new Architecture([.. architecture.Widths.ToArray().Select(w => w * stretch)]);
        var layout = stretched.Layout;
        var parameters = new float[layout.Count];
        foreach (var slice in layout.Slices)
        {
            var scale = slice.Kind == ParameterKind.Weight ? Math.Sqrt(2.0 / slice.Columns) : 0.5;
            for (var i = slice.Offset; i < slice.End; i++)
            {
                parameters[i] = (float)(scale * random.NextNormal());
                parameters[i] = random.NextInt32(20) == 0 ? 0 : parameters[i]; // exact zeros, so that a bias may feed nothing
            }
        }

        double[] densities = [1, 0.7, 0.4, 0.15, 0.05];
        var mask = PruningCase.RandomMask(layout.Count, densities[random.NextInt32(densities.Length)], random);
        return new TrainingCase(stretched, parameters, mask, PruningCase.RandomBatch(stretched, seed, "training data"), AnyOptimizer(random.NextInt32(6)));
    }

    public TrainingSession Session(ExecutionMode mode = ExecutionMode.Automatic, bool wide = true) =>
        new(Architecture, Parameters, Mask, Data, Loss, Optimizer, Data.Count, mode, wide);

    public int[] AllSamples => [.. Enumerable.Range(0, Data.Count)];

    // Epsilon well above the rounding of a float gradient: Adam divides a gradient of 0 by epsilon.
    private static OptimizerSettings AnyOptimizer(int kind) => kind switch
    {
        0 => new AdamSettings(1e-2) { Epsilon = 1e-3 },
        1 => new AdamSettings(1e-2) { Epsilon = 1e-3, WeightDecay = 0.1 },
        2 => new SgdSettings(0.02),
        3 => new SgdSettings(0.02) { Momentum = 0.9, WeightDecay = 0.1 },
        4 => new AdamSettings(1e-2) { Epsilon = 1e-3, WeightDecay = 3, Decoupled = true },
        _ => new SgdSettings(0.02) { Momentum = 0.9, WeightDecay = 0.1, Nesterov = true, DecaysMasked = true },
    };
}
