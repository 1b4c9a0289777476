using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>A layer of many inputs: one row an output unit, the weights, then the bias, then padding.</summary>
internal sealed unsafe class DenseLayer<TVector, TLanes>(
    ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask)
    : MatrixLayer<TVector, TLanes>(
        layout, layer, inputs, outputs, parameters, mask, outputStride: Stride(inputs), inputStride: 1, slots: outputs.Length * Stride(inputs))
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    // Columns between which leaving out zero deltas pays: enough sums at a time to hide latencies, inputs that stay in the first cache.
    private const int FewestSkipping = 64, MostSkipping = 192;

    private readonly int _columns = Columns(inputs), _stride = Stride(inputs);
    private readonly AlignedBuffer<float> _stripes = new(2 * ParameterUpdate.StripeRows * Stride(inputs));

    public override int TransposedStride => _stride;

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
                Rows = Outputs,
                Columns = _columns,
                Samples = samples,
                SkipsZeros = _columns is >= FewestSkipping and <= MostSkipping,
            },
            _stripes);

    private static int Columns(int[] inputs) => (inputs.Length + 1 + 15) / 16 * 16;

    // An odd number of cache lines in wide layers, so that a column of rows does not share a cache set.
    private static int Stride(int[] inputs) => Columns(inputs) is var columns && columns >= 512 ? columns | 16 : columns;
}
