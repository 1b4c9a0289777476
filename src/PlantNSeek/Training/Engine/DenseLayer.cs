using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>A layer as a full matrix: one row an output unit, the weights, then the bias, then padding.</summary>
internal sealed unsafe class DenseLayer<TVector, TLanes> : LayerEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    // Columns between which leaving out zero deltas pays: enough sums at a time to hide latencies, inputs that stay in the first cache.
    private const int FewestSkipping = 64, MostSkipping = 192;

    private readonly int _inputs, _outputs, _columns, _stride;
    private readonly AlignedBuffer<float> _stripes;

    public DenseLayer(ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask)
    {
        (_inputs, _outputs) = (inputs.Length, outputs.Length);
        _columns = (_inputs + 1 + 15) / 16 * 16;
        _stride = _columns >= 512 ? _columns | 16 : _columns; // an odd number of cache lines, so that a column of rows does not share a cache set
        var flat = new int[_outputs * _stride];
        Array.Fill(flat, -1);
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                flat[(o * _stride) + i] = layout.WeightIndex(layer, outputs[o], inputs[i]);
            }

            flat[(o * _stride) + _inputs] = layout.BiasIndex(layer, outputs[o]);
        }

        Block = new ParameterBlock(flat);
        Block.Load(parameters, mask);
        _stripes = new AlignedBuffer<float>(2 * ParameterUpdate.StripeRows * _stride);
    }

    public override ParameterBlock Block { get; }

    public override int TransposedStride => _stride;

    public override void Forward(float* inputs, float* outputs, int padded, bool rectifies)
    {
        var product = new Product<float>
        {
            Weights = Block.Values.Pointer,
            RowStride = _stride,
            ColumnStride = 1,
            Start = Block.Values.Pointer + _inputs,
            StartStride = _stride,
            Inputs = inputs,
            Result = outputs,
            Rows = _outputs,
            Inner = _inputs,
            Samples = padded,
        };
        if (rectifies)
        {
            ProductKernel<TVector, float, TLanes>.Run<RectifiedForm>(product);
        }
        else
        {
            ProductKernel<TVector, float, TLanes>.Run<AffineForm>(product);
        }
    }

    public override void Backward(float* deltas, float* inputs, float* inputDeltas, int padded) =>
        ProductKernel<TVector, float, TLanes>.Run<GatedForm>(new Product<float>
        {
            Weights = Block.Values.Pointer,
            RowStride = 1,
            ColumnStride = _stride,
            Inputs = deltas,
            Gate = inputs,
            Result = inputDeltas,
            Rows = _inputs,
            Inner = _outputs,
            Samples = padded,
        });

    public override void Update(float* deltas, float* inputs, float* transposed, int padded, int samples, ParameterUpdate update) =>
        update.ApplyOuter(
            Block,
            new Outer<float>
            {
                Deltas = deltas,
                DeltaStride = padded,
                Inputs = transposed,
                InputStride = _stride,
                ResultStride = _stride,
                Rows = _outputs,
                Columns = _columns,
                Samples = samples,
                SkipsZeros = _columns is >= FewestSkipping and <= MostSkipping,
            },
            _stripes);
}
