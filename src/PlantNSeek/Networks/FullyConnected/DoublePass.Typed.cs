using System.Numerics;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>
/// The passes for one vector type. Activations and deltas are <c>[unit][padded samples]</c>. What is 0 is left out where that saves time:
/// weights, units that are 0 for every sample, deltas behind a rectifier. That changes no bit, since such a product changes at most the sign
/// of a sum that is 0, and every sum ends with + 0.
/// </summary>
internal sealed unsafe partial class DoublePass<TVector, TLanes> : DoublePass
    where TVector : struct
    where TLanes : struct, ILanes<TVector, double>
{
    private readonly ParameterLayout _layout;
    private readonly int _capacity, _layers, _inputs, _outputs;
    private readonly AlignedBuffer<double> _parameters;
    private readonly NonZeroWeights _nonZero;
    private readonly AlignedBuffer<double>[] _activations, _gradients;
    private readonly AlignedBuffer<ulong>[] _active; // bits of the units whose activations are not all 0
    private readonly AlignedBuffer<ulong> _moving; // the same of deltas
    private readonly AlignedBuffer<ulong>[] _written; // bits of the units whose gradient holds something; that of the others is 0
    private readonly AlignedBuffer<double> _transposed;
    private readonly SampleLoss _loss;
    private AlignedBuffer<double> _deltas, _nextDeltas;
    private int _padded;

    public DoublePass(Architecture architecture, int capacity)
    {
        var layout = architecture.Layout;
        (_layout, _layers, _inputs, _outputs) = (layout, layout.LayerCount, architecture.InputWidth, architecture.OutputWidth);
        _capacity = Padded(capacity);
        _parameters = new AlignedBuffer<double>(layout.Count);
        _nonZero = new NonZeroWeights(layout);
        var widths = architecture.Widths;
        _activations = new AlignedBuffer<double>[widths.Length];
        _active = new AlignedBuffer<ulong>[widths.Length];
        _gradients = new AlignedBuffer<double>[_layers];
        _written = new AlignedBuffer<ulong>[_layers];
        var widest = 0;
        for (var layer = 0; layer < widths.Length; layer++)
        {
            widest = Math.Max(widest, widths[layer]);
            _activations[layer] = new AlignedBuffer<double>(widths[layer] * _capacity);
            _active[layer] = new AlignedBuffer<ulong>(BitMatrix.Words(widths[layer]));
            if (layer < _layers)
            {
                _gradients[layer] = new AlignedBuffer<double>(widths[layer + 1] * Stride(layer));
                _written[layer] = new AlignedBuffer<ulong>(BitMatrix.Words(widths[layer + 1]));
            }
        }

        _transposed = new AlignedBuffer<double>((widest + 8) * _capacity);
        _moving = new AlignedBuffer<ulong>(BitMatrix.Words(widest));
        _deltas = new AlignedBuffer<double>(widest * _capacity);
        _nextDeltas = new AlignedBuffer<double>(widest * _capacity);
        _loss = new SampleLoss(_outputs);
    }

    public override int Capacity => _capacity;

    // Weights of a row, its bias, padding.
    private int Stride(int layer) => (_layout.Weight(layer).Columns + 1 + 7) / 8 * 8;

    // Samples so many at a time, as few as hold them: the last batch of an epoch may be small.
    private void Begin(int samples) => _padded = Padded(Math.Min(samples, _capacity));

    // Weights only where a layer is not sparse: one that skips reads them where they are.
    private void LoadParameters(float* parameters)
    {
        _nonZero.Load(parameters);
        foreach (var slice in _layout.Slices)
        {
            if (slice.Kind == ParameterKind.Bias || !_nonZero.IsSparse(slice.Layer))
            {
                Widen(parameters + slice.Offset, _parameters.Pointer + slice.Offset, slice.Length);
            }
        }
    }

    private static void Widen(float* from, double* to, int count)
    {
        var i = 0;
        for (; i + 8 <= count; i += 8)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Load(from + i));
            lower.Store(to + i);
            upper.Store(to + i + 4);
        }

        for (; i < count; i++)
        {
            to[i] = from[i];
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
        Find(_activations[0], _inputs, _active[0]);
        for (var layer = 0; layer < _layers; layer++)
        {
            var product = Affine(_parameters.Pointer, layer, _activations[layer], _activations[layer + 1]);
            if (layer + 1 < _layers)
            {
                RunAffine<RectifiedForm>(product, layer, _nonZero, _active[layer]);
                Find(_activations[layer + 1], product.Rows, _active[layer + 1]);
            }
            else
            {
                RunAffine<AffineForm>(product, layer, _nonZero, _active[layer]);
            }
        }
    }

    private void RunAffine<TForm>(in Product<double> product, int layer, NonZeroWeights nonZero, AlignedBuffer<ulong> active)
        where TForm : struct, IProductForm
    {
        if (nonZero.IsSparse(layer))
        {
            RunSkipping<TForm>(product, layer, nonZero, nonZero.Rows(layer), active, null);
        }
        else
        {
            ProductKernel<TVector, double, TLanes>.Run<TForm>(product);
        }
    }

    // Through a rectifier back to units that were not all 0.
    private void RunTransposed<TForm>(in Product<double> product, int layer, NonZeroWeights nonZero, AlignedBuffer<ulong> moving)
        where TForm : struct, IProductForm
    {
        if (nonZero.IsSparse(layer))
        {
            RunSkipping<TForm>(product, layer, nonZero, nonZero.Columns(layer), moving, _active[layer].Pointer);
        }
        else
        {
            ProductKernel<TVector, double, TLanes>.Run<TForm>(product);
        }
    }

    private void RunSkipping<TForm>(
        in Product<double> product, int layer, NonZeroWeights nonZero, ulong* bits, AlignedBuffer<ulong> inputs, ulong* rows)
        where TForm : struct, IProductForm
    {
        if (nonZero.Singles != null)
        {
            var weights = new WidenedWeights(nonZero.Singles + _layout.Weight(layer).Offset);
            SkippingProduct<TVector, double, TLanes>.Run<TForm, WidenedWeights>(product, weights, bits, inputs.Pointer, rows);
        }
        else
        {
            var weights = new PlainWeights<double>(product.Weights);
            SkippingProduct<TVector, double, TLanes>.Run<TForm, PlainWeights<double>>(product, weights, bits, inputs.Pointer, rows);
        }
    }

    private void Backward(int samples, bool continues)
    {
        for (var layer = _layers - 1; layer >= 0; layer--)
        {
            Find(_deltas, _layout.Weight(layer).Rows, _moving);
            AddOuter(layer, _deltas, _moving, _activations[layer], samples, continues, bias: 1);
            if (layer > 0)
            {
                RunTransposed<GatedForm>(Transposed(_parameters.Pointer, layer, _deltas, _nextDeltas), layer, _nonZero, _moving);
                (_deltas, _nextDeltas) = (_nextDeltas, _deltas);
            }
        }
    }

    private void Find(AlignedBuffer<double> values, int units, AlignedBuffer<ulong> found) =>
        ActiveUnits<TVector, double, TLanes>.Find(values.Pointer, units, _padded, found.Span);

    // The layer's gradient (+)= sum over samples of delta * (inputs, bias), for units that have a delta.
    private void AddOuter(
        int layer, AlignedBuffer<double> deltas, AlignedBuffer<ulong> moving, AlignedBuffer<double> inputs, int samples, bool continues, double bias)
    {
        var (columns, stride) = (_layout.Weight(layer).Columns, Stride(layer));
        Begin(layer, moving, continues);
        DoubleTransposition.Run(inputs.Pointer, _padded, _transposed.Pointer, stride, columns, (samples + 3) / 4 * 4);
        for (var s = 0; s < samples; s++)
        {
            var row = _transposed.Pointer + ((nint)s * stride);
            row[columns] = bias;
            for (var i = columns + 1; i < stride; i++)
            {
                row[i] = 0;
            }
        }

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
        };
        SkippingOuter<TVector, double, TLanes>.Run(outer, moving.Pointer, continues);
    }

    // Rows of the gradient that are written for the first time begin at 0.
    private void Begin(int layer, AlignedBuffer<ulong> moving, bool continues)
    {
        var (written, stride) = (_written[layer], Stride(layer));
        for (var word = 0; word < written.Length; word++)
        {
            var before = continues ? written.Pointer[word] : 0;
            for (var bits = moving.Pointer[word] & ~before; continues && bits != 0; bits &= bits - 1)
            {
                _gradients[layer].Span.Slice(((word << 6) + BitOperations.TrailingZeroCount(bits)) * stride, stride).Clear();
            }

            written.Pointer[word] = before | moving.Pointer[word];
        }
    }

    private void CopyGradients(Span<double> flat)
    {
        for (var layer = 0; layer < _layers; layer++)
        {
            var (weight, stride) = (_layout.Weight(layer), Stride(layer));
            for (var o = 0; o < weight.Rows; o++)
            {
                var target = flat.Slice(weight.Offset + (o * weight.Columns), weight.Columns);
                if ((_written[layer].Pointer[o >> 6] >> (o & 63) & 1) != 0)
                {
                    var row = _gradients[layer].Span.Slice(o * stride, stride);
                    row[..weight.Columns].CopyTo(target);
                    flat[_layout.Bias(layer).Offset + o] = row[weight.Columns];
                }
                else
                {
                    target.Clear();
                    flat[_layout.Bias(layer).Offset + o] = 0;
                }
            }
        }
    }
}
