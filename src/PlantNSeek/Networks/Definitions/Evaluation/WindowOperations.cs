using System.Numerics;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Evaluation;

/// <summary>Operations on windows of pixels.</summary>
internal static class WindowOperations
{
    /// <summary>
    /// Adds to each output its products: input channel by input channel, then row by row of the kernel. A weight that is 0 is skipped, so that a sparse network
    /// costs what it keeps.
    /// </summary>
    public static void Convolve<T>(ConvolutionNode node, ReadOnlySpan<T> weights, FeatureShape from, ReadOnlySpan<T> input, FeatureShape to, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        var w = 0;
        for (var o = 0; o < to.Channels; o++)
        {
            for (var c = 0; c < from.Channels; c++)
            {
                for (var p = 0; p < node.KernelRows; p++)
                {
                    for (var q = 0; q < node.KernelColumns; q++, w++)
                    {
                        if (weights[w] != T.Zero)
                        {
                            AddTap(
                                weights[w], (p - node.Padding, q - node.Padding), node.Stride, from, input.Slice(c * from.Pixels, from.Pixels), to,
                                output.Slice(o * to.Pixels, to.Pixels));
                        }
                    }
                }
            }
        }
    }

    /// <summary>The largest number of each window.</summary>
    public static void Largest<T>(int window, int stride, FeatureShape from, ReadOnlySpan<T> input, FeatureShape to, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        var at = 0;
        foreach (var start in WindowStarts(stride, from, to))
        {
            var largest = input[start];
            for (var k = 1; k < window * window; k++)
            {
                var x = input[start + (k / window * from.Columns) + (k % window)];
                largest = x > largest ? x : largest;
            }

            output[at++] = largest;
        }
    }

    /// <summary>The sum of each window, row by row, divided by its size.</summary>
    public static void Mean<T>(int rows, int columns, int stride, FeatureShape from, ReadOnlySpan<T> input, FeatureShape to, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (at, size) = (0, T.CreateChecked(rows * columns));
        foreach (var start in WindowStarts(stride, from, to))
        {
            var sum = T.Zero;
            for (var k = 0; k < rows * columns; k++)
            {
                sum += input[start + (k / columns * from.Columns) + (k % columns)];
            }

            output[at++] = sum / size;
        }
    }

    /// <summary>Every stride-th row and column, between channels of zeros.</summary>
    public static void Pad<T>(PaddedShortcutNode node, FeatureShape from, ReadOnlySpan<T> input, FeatureShape to, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        output.Clear();
        var at = node.Before * to.Pixels;
        foreach (var start in WindowStarts(node.Stride, from, new FeatureShape(from.Channels, to.Rows, to.Columns)))
        {
            output[at++] = input[start];
        }
    }

    // One weight times every pixel that it reads; each pixel of the output is a sum of its own.
    private static void AddTap<T>(T weight, (int Row, int Column) tap, int stride, FeatureShape from, ReadOnlySpan<T> input, FeatureShape to, Span<T> output)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (top, bottom) = Inside(tap.Row, stride, from.Rows, to.Rows);
        var (left, right) = Inside(tap.Column, stride, from.Columns, to.Columns);
        for (var i = top; i < bottom && left < right; i++)
        {
            var row = input.Slice(((i * stride) + tap.Row) * from.Columns, from.Columns);
            var sums = output.Slice((i * to.Columns) + left, right - left);
            for (var (j, x) = (0, (left * stride) + tap.Column); j < sums.Length; j++, x += stride)
            {
                sums[j] = T.FusedMultiplyAdd(weight, row[x], sums[j]);
            }
        }
    }

    // Which windows, from the first to one past the last, have a tap inside the image.
    private static (int First, int End) Inside(int tap, int stride, int extent, int windows) =>
        (tap < 0 ? (stride - 1 - tap) / stride : 0, tap < extent ? Math.Min(windows, ((extent - 1 - tap) / stride) + 1) : 0);

    private static IEnumerable<int> WindowStarts(int stride, FeatureShape from, FeatureShape to)
    {
        for (var channel = 0; channel < to.Channels; channel++)
        {
            for (var i = 0; i < to.Rows; i++)
            {
                for (var j = 0; j < to.Columns; j++)
                {
                    yield return (channel * from.Pixels) + (i * stride * from.Columns) + (j * stride);
                }
            }
        }
    }
}
