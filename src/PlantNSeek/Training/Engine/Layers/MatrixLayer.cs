using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>A layer as a full matrix of weights with the biases as one more input, stored by outputs or by inputs.</summary>
internal abstract unsafe class MatrixLayer<TVector, TLanes> : LayerEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int _outputStride, _inputStride;

    /// <param name="layout">Where parameters live.</param>
    /// <param name="layer">The layer of weights.</param>
    /// <param name="inputs">Units that are read.</param>
    /// <param name="outputs">Units that are computed.</param>
    /// <param name="parameters">Start values.</param>
    /// <param name="mask">What is kept.</param>
    /// <param name="outputStride">Slots from one output to the next.</param>
    /// <param name="inputStride">Slots from one input to the next.</param>
    /// <param name="slots">Slots in all, padding included.</param>
    protected MatrixLayer(
        ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask, int outputStride, int inputStride, int slots)
    {
        (Inputs, Outputs, _outputStride, _inputStride) = (inputs.Length, outputs.Length, outputStride, inputStride);
        var flat = new int[slots];
        Array.Fill(flat, -1);
        for (var o = 0; o < Outputs; o++)
        {
            for (var i = 0; i < Inputs; i++)
            {
                flat[(o * outputStride) + (i * inputStride)] = layout.WeightIndex(layer, outputs[o], inputs[i]);
            }

            flat[(o * outputStride) + (Inputs * inputStride)] = layout.BiasIndex(layer, outputs[o]);
        }

        Block = new ParameterBlock(flat);
        Block.Load(parameters, mask);
    }

    public override ParameterBlock Block { get; }

    /// <summary>Units that are read.</summary>
    protected int Inputs { get; }

    /// <summary>Units that are computed.</summary>
    protected int Outputs { get; }

    public override void Forward(float* inputs, float* outputs, int padded, bool rectifies)
    {
        var product = new Product<float>
        {
            Weights = Block.Values.Pointer,
            RowStride = _outputStride,
            ColumnStride = _inputStride,
            Start = Block.Values.Pointer + (Inputs * _inputStride),
            StartStride = _outputStride,
            Inputs = inputs,
            Result = outputs,
            Rows = Outputs,
            Inner = Inputs,
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
            RowStride = _inputStride,
            ColumnStride = _outputStride,
            Inputs = deltas,
            Gate = inputs,
            Result = inputDeltas,
            Rows = Inputs,
            Inner = Outputs,
            Samples = padded,
        });
}
