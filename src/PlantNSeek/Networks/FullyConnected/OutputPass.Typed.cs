using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>
/// The forward pass for one vector type, some samples at a time so that activations stay in cache. Zero weights of a sparse layer and units
/// that are 0 for all of these samples are left out, which changes no bit.
/// </summary>
internal sealed unsafe class OutputPass<TVector, TLanes> : OutputPass
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    private const int Chunk = 64;
    private readonly ParameterLayout _layout;
    private readonly int _inputs, _outputs;
    private readonly NonZeroWeights _nonZero;
    private readonly AlignedBuffer<ulong> _active;
    private AlignedBuffer<float> _from, _to;

    public OutputPass(Architecture architecture)
    {
        (_layout, _inputs, _outputs) = (architecture.Layout, architecture.InputWidth, architecture.OutputWidth);
        _nonZero = new NonZeroWeights(_layout, hasColumns: false);
        var widest = 0;
        foreach (var width in architecture.Widths)
        {
            widest = Math.Max(widest, width);
        }

        _active = new AlignedBuffer<ulong>(BitMatrix.Words(widest));
        (_from, _to) = (new AlignedBuffer<float>(widest * Chunk), new AlignedBuffer<float>(widest * Chunk));
    }

    public override void Run(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (widthIn, widthOut) = (_inputs, _outputs);
        fixed (float* p = parameters)
        {
            _nonZero.Load(p);
            for (var start = 0; start < inputs.Length / widthIn; start += Chunk)
            {
                var samples = Math.Min(Chunk, (inputs.Length / widthIn) - start);
                for (var i = 0; i < widthIn; i++)
                {
                    var row = _from.Span.Slice(i * Chunk, Chunk);
                    row[samples..].Clear(); // what would come of numbers that happen to stand there may be slow to compute with
                    for (var s = 0; s < samples; s++)
                    {
                        row[s] = inputs[((start + s) * widthIn) + i];
                    }
                }

                for (var layer = 0; layer < _layout.LayerCount; layer++)
                {
                    Layer(p, layer);
                    (_from, _to) = (_to, _from);
                }

                for (var k = 0; k < widthOut; k++)
                {
                    for (var s = 0; s < samples; s++)
                    {
                        outputs[((start + s) * widthOut) + k] = _from.Pointer[(k * Chunk) + s];
                    }
                }
            }
        }
    }

    private void Layer(float* parameters, int layer)
    {
        var weight = _layout.Weight(layer);
        var product = new Product<float>
        {
            Weights = parameters + weight.Offset,
            RowStride = weight.Columns,
            ColumnStride = 1,
            Start = parameters + _layout.Bias(layer).Offset,
            StartStride = 1,
            Inputs = _from.Pointer,
            Result = _to.Pointer,
            Rows = weight.Rows,
            Inner = weight.Columns,
            Samples = Chunk,
        };
        if (_nonZero.IsSparse(layer))
        {
            ActiveUnits<TVector, float, TLanes>.Find(_from.Pointer, weight.Columns, Chunk, _active.Span);
        }

        if (layer + 1 < _layout.LayerCount)
        {
            Run<RectifiedForm>(product, layer);
        }
        else
        {
            Run<AffineForm>(product, layer);
        }
    }

    private void Run<TForm>(in Product<float> product, int layer)
        where TForm : struct, IProductForm
    {
        if (_nonZero.IsSparse(layer))
        {
            SkippingProduct<TVector, float, TLanes>.Run<TForm, PlainWeights<float>>(
                product, new PlainWeights<float>(product.Weights), _nonZero.Rows(layer), _active.Pointer, null);
        }
        else
        {
            ProductKernel<TVector, float, TLanes>.Run<TForm>(product);
        }
    }
}
