using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>
/// How far the ticket is from the target when single precision runs it: outputs of the masked host, computed by <see cref="ManagedNetwork"/> and divided by the output
/// scales, against the target in double. Scales shrink with depth, so that beyond some forty layers a ticket's numbers may leave the range of a float, while
/// <see cref="TicketDeviation"/>, whose sums are in double, does not see it.
/// </summary>
/// <param name="Largest">Largest |output / scale - target| over samples and outputs; NaN where an output is.</param>
/// <param name="LargestTarget">Largest |target|, to judge the deviation by.</param>
/// <param name="Samples">Number of samples.</param>
public readonly record struct SingleRun(double Largest, double LargestTarget, int Samples)
{
    /// <summary>
    /// What <see cref="Relative"/> may be. Rounding alone stays below 1e-5 for every task at every depth; 1e-3 is a tenth of the noise that data usually have, and is passed
    /// only where outputs have lost most of their digits, or all, below the smallest normal float.
    /// </summary>
    public const double Tolerance = 1e-3;

    /// <summary><see cref="Largest"/> over <see cref="LargestTarget"/>, or as it is where the target is 0 on all samples.</summary>
    public double Relative => LargestTarget > 0 ? Largest / LargestTarget : Largest;

    /// <summary>Whether the ticket is still the target.</summary>
    public bool IsTarget => Relative <= Tolerance;

    internal static SingleRun Of(PlantedNetwork planted, ReadOnlySpan<float> inputs)
    {
        var (target, scales) = (planted.Receipt.Target, planted.Receipt.OutputScales);
        var (network, width) = (new ManagedNetwork(planted.Host.Architecture), target.Architecture.OutputWidth);
        var point = new double[target.Architecture.InputWidth];
        var outputs = new float[inputs.Length / point.Length * width];
        network.Outputs(planted.Receipt.Mask.Apply<float>(planted.HostParameters), inputs, outputs);
        var (largest, largestTarget) = (0.0, 0.0);
        for (var sample = 0; sample * width < outputs.Length; sample++)
        {
            for (var i = 0; i < point.Length; i++)
            {
                point[i] = inputs[(sample * point.Length) + i];
            }

            var wanted = target.Evaluate(point);
            for (var o = 0; o < width; o++)
            {
                largest = Math.Max(largest, Math.Abs((outputs[(sample * width) + o] / scales[o]) - wanted[o])); // NaN wins
                largestTarget = Math.Max(largestTarget, Math.Abs(wanted[o]));
            }
        }

        return new SingleRun(largest, largestTarget, outputs.Length / width);
    }
}
