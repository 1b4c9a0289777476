using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <summary>The passes for one vector type. Activations and deltas are <c>[unit][padded samples]</c>.</summary>
internal sealed unsafe partial class DoublePass<TVector, TLanes> : DoublePass
    where TVector : struct
    where TLanes : struct, ILanes<TVector, double>
{
    private readonly ParameterLayout _layout;
    private readonly int _padded, _layers;
    private readonly AlignedBuffer<double> _parameters;
    private readonly AlignedBuffer<double>[] _activations, _gradients;
    private readonly AlignedBuffer<double> _transposed;
    private AlignedBuffer<double> _deltas, _nextDeltas;

    public DoublePass(ParameterLayout layout, int capacity)
    {
        (_layout, _layers) = (layout, layout.Architecture.LayerCount);
        _padded = (capacity + 15) / 16 * 16;
        _parameters = new AlignedBuffer<double>(layout.Count);
        var widths = layout.Architecture.Widths;
        _activations = new AlignedBuffer<double>[widths.Length];
        _gradients = new AlignedBuffer<double>[_layers];
        var widest = 0;
        for (var layer = 0; layer < widths.Length; layer++)
        {
            widest = Math.Max(widest, widths[layer]);
            _activations[layer] = new AlignedBuffer<double>(widths[layer] * _padded);
            if (layer < _layers)
            {
                _gradients[layer] = new AlignedBuffer<double>(widths[layer + 1] * Stride(layer));
            }
        }

        _transposed = new AlignedBuffer<double>((widest + 8) * _padded);
        _deltas = new AlignedBuffer<double>(widest * _padded);
        _nextDeltas = new AlignedBuffer<double>(widest * _padded);
    }

    public override int Capacity => _padded;

    // Weights of a row, its bias, padding.
    private int Stride(int layer) => (_layout.Weight(layer).Columns + 1 + 7) / 8 * 8;

    private void LoadParameters(ReadOnlySpan<float> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            _parameters.Pointer[i] = parameters[i];
        }
    }

    private void LoadInputs(Batch batch, int start, int count)
    {
        var inputs = batch.Inputs;
        var width = batch.InputWidth;
        for (var u = 0; u < width; u++)
        {
            var row = _activations[0].Span.Slice(u * _padded, _padded);
            row[count..].Clear();
            for (var s = 0; s < count; s++)
            {
                row[s] = inputs[((start + s) * width) + u];
            }
        }
    }

    private Product<double> Affine(double* parameters, int layer, AlignedBuffer<double> inputs, AlignedBuffer<double> outputs) => new()
    {
        Weights = parameters + _layout.Weight(layer).Offset,
        RowStride = _layout.Weight(layer).Columns,
        ColumnStride = 1,
        Start = parameters + _layout.Bias(layer).Offset,
        StartStride = 1,
        Inputs = inputs.Pointer,
        Result = outputs.Pointer,
        Rows = _layout.Weight(layer).Rows,
        Inner = _layout.Weight(layer).Columns,
        Samples = _padded,
    };

    private Product<double> Transposed(double* parameters, int layer, AlignedBuffer<double> deltas, AlignedBuffer<double> inputDeltas) => new()
    {
        Weights = parameters + _layout.Weight(layer).Offset,
        RowStride = 1,
        ColumnStride = _layout.Weight(layer).Columns,
        Inputs = deltas.Pointer,
        Gate = _activations[layer].Pointer,
        Result = inputDeltas.Pointer,
        Rows = _layout.Weight(layer).Columns,
        Inner = _layout.Weight(layer).Rows,
        Samples = _padded,
    };

    private void Forward()
    {
        for (var layer = 0; layer < _layers; layer++)
        {
            var product = Affine(_parameters.Pointer, layer, _activations[layer], _activations[layer + 1]);
            if (layer + 1 < _layers)
            {
                ProductKernel<TVector, double, TLanes>.Run<RectifiedForm>(product);
            }
            else
            {
                ProductKernel<TVector, double, TLanes>.Run<AffineForm>(product);
            }
        }
    }

    private void Backward(int samples, bool continues)
    {
        for (var layer = _layers - 1; layer >= 0; layer--)
        {
            AddOuter(layer, _deltas, _activations[layer], samples, continues, bias: 1);
            if (layer > 0)
            {
                ProductKernel<TVector, double, TLanes>.Run<GatedForm>(Transposed(_parameters.Pointer, layer, _deltas, _nextDeltas));
                (_deltas, _nextDeltas) = (_nextDeltas, _deltas);
            }
        }
    }

    // The layer's gradient (+)= sum over samples of delta * (inputs, bias).
    private void AddOuter(int layer, AlignedBuffer<double> deltas, AlignedBuffer<double> inputs, int samples, bool continues, double bias)
    {
        var (columns, stride) = (_layout.Weight(layer).Columns, Stride(layer));
        for (var s = 0; s < samples; s++)
        {
            var row = _transposed.Span.Slice(s * stride, stride);
            for (var i = 0; i < columns; i++)
            {
                row[i] = inputs.Pointer[(i * _padded) + s];
            }

            row[columns] = bias;
            row[(columns + 1)..].Clear();
        }

        var none = default(NoWork);
        var outer = new Outer<double>
        {
            Deltas = deltas.Pointer,
            DeltaStride = _padded,
            Inputs = _transposed.Pointer,
            InputStride = stride,
            Result = _gradients[layer].Pointer,
            ResultStride = stride,
            Rows = _layout.Weight(layer).Rows,
            Columns = stride,
            Samples = samples,
            Continues = continues,
        };
        OuterKernel<TVector, double, TLanes>.Run(outer, ref none);
    }

    private void CopyGradients(Span<double> flat)
    {
        for (var layer = 0; layer < _layers; layer++)
        {
            var (weight, stride) = (_layout.Weight(layer), Stride(layer));
            for (var o = 0; o < weight.Rows; o++)
            {
                var row = _gradients[layer].Span.Slice(o * stride, stride);
                row[..weight.Columns].CopyTo(flat.Slice(weight.Offset + (o * weight.Columns), weight.Columns));
                flat[_layout.Bias(layer).Offset + o] = row[weight.Columns];
            }
        }
    }
}
