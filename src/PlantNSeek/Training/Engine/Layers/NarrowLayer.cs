using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>A layer of few inputs and many outputs: one row an input, then one of biases, so that lanes are outputs.</summary>
internal sealed unsafe class NarrowLayer<TVector, TLanes>(
    ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask, int padded)
    : MatrixLayer<TVector, TLanes>(
        layout, layer, inputs, outputs, parameters, mask, outputStride: 1, inputStride: Stride(outputs), slots: (inputs.Length + 1) * Stride(outputs))
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int _stride = Stride(outputs);
    private readonly AlignedBuffer<float> _deltasBySample = new(padded * Stride(outputs));

    public override int TransposedStride => 0;

    // Inputs and deltas change their parts: a product is the same either way.
    public override void Update(float* deltas, float* inputs, float* transposed, int padded, int samples, ParameterUpdate update)
    {
        Transposition.Run(deltas, padded, null, _deltasBySample.Pointer, _stride, Outputs, padded);
        update.ApplyOuter(
            Block,
            new Outer<float>
            {
                Deltas = inputs,
                DeltaStride = padded,
                Inputs = _deltasBySample.Pointer,
                InputStride = _stride,
                ResultStride = _stride,
                Rows = Inputs + 1, // a row of ones follows the inputs
                Columns = _stride,
                Samples = samples,
                SkipsZeros = true,
            },
            null);
    }

    private static int Stride(int[] outputs) => (outputs.Length + 15) / 16 * 16;
}
