using PlantNSeek.Networks;

namespace PlantNSeek.Training;

/// <summary>What every engine's session checks of its arguments, in the same words.</summary>
internal static class SessionArguments
{
    /// <summary>Checks what a training begins with, but for the widths of the samples.</summary>
    /// <param name="network">What messages call the network.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="parameters">How many start values there are.</param>
    /// <param name="mask">What is kept.</param>
    /// <param name="data">Where samples come from.</param>
    /// <param name="loss">What is minimised.</param>
    /// <param name="optimizer">Adam or SGD.</param>
    /// <param name="batchSize">The most samples a step.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, the loss does not suit the data, or a setting is out of its range.</exception>
    public static void Check(
        object network, ParameterLayout layout, int parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(optimizer);
        Guard.SameLength(parameters, "the parameter buffer", layout.Count, $"the layout of {network}");
        Guard.SameLength(mask.Length, "the mask", layout.Count, $"the layout of {network}");
        Guard.AtLeast(batchSize, 1);
        LossTargets.Check(loss, data);
        optimizer.Check();
    }

    /// <summary>The first kept start value that is not finite; -1 where all are.</summary>
    public static int FirstNonFinite(ReadOnlySpan<float> parameters, Mask mask)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (mask[i] && !float.IsFinite(parameters[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Checks the samples of a step.</summary>
    /// <param name="samples">Their positions.</param>
    /// <param name="most">How many a step may have.</param>
    /// <param name="count">How many the data has.</param>
    /// <exception cref="ArgumentException">There are none, too many, or one is outside the data.</exception>
    public static void CheckSamples(ReadOnlySpan<int> samples, int most, int count)
    {
        if (samples.Length < 1 || samples.Length > most)
        {
            throw new ArgumentException($"a step has {samples.Length} samples; this session takes 1 to {most}", nameof(samples));
        }

        foreach (var sample in samples)
        {
            if ((uint)sample >= (uint)count)
            {
                throw new ArgumentException($"sample is {sample}; the data has {count}", nameof(samples));
            }
        }
    }
}
