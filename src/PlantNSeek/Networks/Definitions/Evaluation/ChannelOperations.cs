using System.Numerics;

namespace PlantNSeek.Networks.Definitions.Evaluation;

/// <summary>Operations that take number by number, or all numbers at once.</summary>
internal static class ChannelOperations
{
    /// <summary>Adds to each output its products, input by input; a weight that is 0 is skipped.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> input, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var o = 0; o < output.Length; o++)
        {
            var row = weights.Slice(o * input.Length, input.Length);
            var sum = output[o];
            for (var i = 0; i < row.Length; i++)
            {
                sum = row[i] == T.Zero ? sum : T.FusedMultiplyAdd(row[i], input[i], sum);
            }

            output[o] = sum;
        }
    }

    /// <summary>(x - mean) times (scale / sqrt(variance + epsilon)), plus the shift by a fused operation; scales and shifts are 1 and 0 where there are none.</summary>
    public static void Normalise<T>(
        ReadOnlySpan<T> scales, ReadOnlySpan<T> shifts, ReadOnlySpan<T> means, ReadOnlySpan<T> variances, T epsilon, ReadOnlySpan<T> input, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        var pixels = input.Length / means.Length;
        for (var channel = 0; channel < means.Length; channel++)
        {
            var factor = (scales.IsEmpty ? T.One : scales[channel]) / T.Sqrt(variances[channel] + epsilon);
            var (mean, shift) = (means[channel], shifts.IsEmpty ? T.Zero : shifts[channel]);
            for (var i = channel * pixels; i < (channel + 1) * pixels; i++)
            {
                output[i] = T.FusedMultiplyAdd(input[i] - mean, factor, shift);
            }
        }
    }

    /// <summary>0 for what is not above it.</summary>
    public static void Rectify<T>(ReadOnlySpan<T> input, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = input[i] > T.Zero ? input[i] : T.Zero;
        }
    }

    /// <summary>Number by number.</summary>
    public static void Add<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = first[i] + second[i];
        }
    }
}
