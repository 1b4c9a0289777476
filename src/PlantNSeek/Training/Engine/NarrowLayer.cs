using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>A layer of few inputs and many outputs as a full matrix: one row an input, then one of biases, so that lanes are outputs.</summary>
internal sealed unsafe class NarrowLayer<TVector, TLanes> : LayerEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int _inputs, _outputs, _stride;
    private readonly AlignedBuffer<float> _deltasBySample;

    public NarrowLayer(ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask, int padded)
    {
        (_inputs, _outputs) = (inputs.Length, outputs.Length);
        _stride = (_outputs + 15) / 16 * 16;
        var flat = new int[(_inputs + 1) * _stride];
        Array.Fill(flat, -1);
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                flat[(i * _stride) + o] = layout.WeightIndex(layer, outputs[o], inputs[i]);
            }

            flat[(_inputs * _stride) + o] = layout.BiasIndex(layer, outputs[o]);
        }

        Block = new ParameterBlock(flat);
        Block.Load(parameters, mask);
        _deltasBySample = new AlignedBuffer<float>(padded * _stride);
    }

    public override ParameterBlock Block { get; }

    public override int TransposedStride => 0;

    public override void Forward(float* inputs, float* outputs, int padded, bool rectifies)
    {
        var product = new Product<float>
        {
            Weights = Block.Values.Pointer,
            RowStride = 1,
            ColumnStride = _stride,
            Start = Block.Values.Pointer + (_inputs * _stride),
            StartStride = 1,
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
            RowStride = _stride,
            ColumnStride = 1,
            Inputs = deltas,
            Gate = inputs,
            Result = inputDeltas,
            Rows = _inputs,
            Inner = _outputs,
            Samples = padded,
        });

    // Inputs and deltas change their parts: a product is the same either way.
    public override void Update(float* deltas, float* inputs, float* transposed, int padded, int samples, ParameterUpdate update)
    {
        Transposition.Run(deltas, padded, null, _deltasBySample.Pointer, _stride, _outputs, padded);
        update.ApplyOuter(
            Block,
            new Outer<float>
            {
                Deltas = inputs,
                DeltaStride = padded,
                Inputs = _deltasBySample.Pointer,
                InputStride = _stride,
                ResultStride = _stride,
                Rows = _inputs + 1, // a row of ones follows the inputs
                Columns = _stride,
                Samples = samples,
                SkipsZeros = true,
            },
            null);
    }
}
