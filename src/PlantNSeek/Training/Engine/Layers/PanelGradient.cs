using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>A lane for each edge: the work follows the edges, at some 18 multiply-adds each for bringing their numbers side by side.</summary>
internal sealed unsafe class PanelGradient<TVector, TLanes> : EdgeGradient
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int[] _deltaOf, _inputOf;
    private readonly int _padded;
    private readonly AlignedBuffer<float> _panels;

    /// <param name="rows">Output unit of each edge.</param>
    /// <param name="columns">Input unit of each edge; the bias is the one behind the last.</param>
    /// <param name="padded">Samples in memory.</param>
    public PanelGradient(IReadOnlyList<int> rows, IReadOnlyList<int> columns, int padded)
    {
        _padded = padded;
        _deltaOf = [.. rows.Select(r => r * padded)];
        _inputOf = [.. columns.Select(c => c * padded)];
        _panels = new AlignedBuffer<float>(2 * EdgeKernel<TVector, TLanes>.Panel * padded);
    }

    public override int TransposedStride => 0;

    public override void Run(float* deltas, float* inputs, float* transposed, int samples, float* gradient)
    {
        fixed (int* deltaOf = _deltaOf, inputOf = _inputOf)
        {
            EdgeKernel<TVector, TLanes>.Run(deltas, deltaOf, inputs, inputOf, gradient, _deltaOf.Length, _padded, samples, _panels.Pointer);
        }
    }
}
