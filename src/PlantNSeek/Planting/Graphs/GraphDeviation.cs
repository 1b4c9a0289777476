using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>How far the planted ticket, divided by its output scales, is from the target over given samples.</summary>
/// <param name="Largest">Largest |ticket / scale - target| over samples and outputs, in double.</param>
/// <param name="LargestInSingle">The same as single precision runs the ticket.</param>
/// <param name="LargestTarget">Largest |target|, to judge the deviations by.</param>
/// <param name="Agreement">The share of samples on which the ticket's largest output, its scales left in, is the target's; NaN without samples.</param>
/// <param name="Samples">Number of samples.</param>
public readonly record struct GraphDeviation(double Largest, double LargestInSingle, double LargestTarget, double Agreement, int Samples)
{
    /// <summary><see cref="Largest"/> over <see cref="LargestTarget"/>, or as it is where the target is 0 everywhere.</summary>
    public double Relative => LargestTarget > 0 ? Largest / LargestTarget : Largest;

    /// <summary><see cref="LargestInSingle"/> over <see cref="LargestTarget"/>, or as it is where the target is 0 everywhere.</summary>
    public double RelativeInSingle => LargestTarget > 0 ? LargestInSingle / LargestTarget : LargestInSingle;

    internal static GraphDeviation Measure(MaskedNetwork ticket, ReadOnlySpan<double> outputScales, MaskedNetwork target, ReadOnlySpan<double> inputs, InputMismatch? mismatch)
    {
        var seen = mismatch is null ? inputs : mismatch.Apply(inputs, target.Definition.Input.Pixels);
        var (exact, single, wanted) = (ticket.Outputs(seen), ticket.OutputsInSingle(seen), target.Outputs(inputs));
        var (width, agreeing) = (outputScales.Length, 0);
        var (largest, largestInSingle, largestTarget) = (0.0, 0.0, 0.0);
        for (var i = 0; i < wanted.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs((exact[i] / outputScales[i % width]) - wanted[i]));
            largestInSingle = Math.Max(largestInSingle, Math.Abs((single[i] / outputScales[i % width]) - wanted[i]));
            largestTarget = Math.Max(largestTarget, Math.Abs(wanted[i]));
        }

        var samples = wanted.Length / width;
        for (var sample = 0; sample < samples; sample++)
        {
            agreeing += Class(exact.AsSpan(sample * width, width)) == Class(wanted.AsSpan(sample * width, width)) ? 1 : 0;
        }

        return new GraphDeviation(largest, largestInSingle, largestTarget, (double)agreeing / samples, samples);
    }

    // The first of the largest.
    private static int Class(ReadOnlySpan<double> outputs)
    {
        var best = 0;
        for (var o = 1; o < outputs.Length; o++)
        {
            best = outputs[o] > outputs[best] ? o : best;
        }

        return best;
    }
}
