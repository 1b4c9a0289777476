using System.Buffers;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <content>The forward pass in float.</content>
public sealed unsafe partial class ManagedNetwork
{
    private const int OutputChunk = 64;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        CheckParameters(parameters.Length);
        var count = inputs.Length / Architecture.InputWidth;
        Guard.SameLength(inputs.Length, "the inputs", count * Architecture.InputWidth, $"{count} samples of width {Architecture.InputWidth}");
        Guard.SameLength(outputs.Length, "the outputs", count * Architecture.OutputWidth, $"{count} samples of width {Architecture.OutputWidth}");
        if (Vector512.IsHardwareAccelerated)
        {
            Outputs<Vector512<float>, FloatLanes512>(parameters, inputs, outputs, count);
        }
        else
        {
            Outputs<Vector256<float>, FloatLanes256>(parameters, inputs, outputs, count);
        }
    }

    private void Outputs<TVector, TLanes>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int count)
        where TVector : struct
        where TLanes : struct, IFloatLanes<TVector>
    {
        var widths = Architecture.Widths;
        var widest = 0;
        foreach (var width in widths)
        {
            widest = Math.Max(widest, width);
        }

        var (from, to) = (ArrayPool<float>.Shared.Rent(widest * OutputChunk), ArrayPool<float>.Shared.Rent(widest * OutputChunk));
        from.AsSpan().Clear();
        for (var start = 0; start < count; start += OutputChunk)
        {
            var samples = Math.Min(OutputChunk, count - start);
            for (var i = 0; i < widths[0]; i++)
            {
                for (var s = 0; s < samples; s++)
                {
                    from[(i * OutputChunk) + s] = inputs[((start + s) * widths[0]) + i];
                }
            }

            for (var layer = 0; layer < Architecture.LayerCount; layer++)
            {
                fixed (float* p = parameters, x = from, y = to)
                {
                    Layer<TVector, TLanes>(p, layer, x, y);
                }

                (from, to) = (to, from);
            }

            for (var k = 0; k < widths[^1]; k++)
            {
                for (var s = 0; s < samples; s++)
                {
                    outputs[((start + s) * widths[^1]) + k] = from[(k * OutputChunk) + s];
                }
            }
        }

        ArrayPool<float>.Shared.Return(from);
        ArrayPool<float>.Shared.Return(to);
    }

    private void Layer<TVector, TLanes>(float* parameters, int layer, float* inputs, float* outputs)
        where TVector : struct
        where TLanes : struct, IFloatLanes<TVector>
    {
        var weight = Layout.Weight(layer);
        var product = new Product<float>
        {
            Weights = parameters + weight.Offset,
            RowStride = weight.Columns,
            ColumnStride = 1,
            Start = parameters + Layout.Bias(layer).Offset,
            StartStride = 1,
            Inputs = inputs,
            Result = outputs,
            Rows = weight.Rows,
            Inner = weight.Columns,
            Samples = OutputChunk,
        };
        if (layer + 1 < Architecture.LayerCount)
        {
            ProductKernel<TVector, float, TLanes>.Run<RectifiedForm>(product);
        }
        else
        {
            ProductKernel<TVector, float, TLanes>.Run<AffineForm>(product);
        }
    }
}
