using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>Whole rows of the gradient, without the samples whose delta is 0, from which the kept edges are then picked.</summary>
internal sealed unsafe class RowGradient<TVector, TLanes> : EdgeGradient
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private const int Rows = 16; // at a time: inputs stay in the cache for as many, and their gradient too
    private readonly int _rows, _padded;
    private readonly int[] _place, _blockStart;
    private readonly AlignedBuffer<float> _block;

    /// <param name="rows">Output unit of each edge, ascending.</param>
    /// <param name="columns">Input unit of each edge; the bias is the one behind the last.</param>
    /// <param name="outputs">Output units.</param>
    /// <param name="inputs">Input units.</param>
    /// <param name="padded">Samples in memory.</param>
    public RowGradient(IReadOnlyList<int> rows, IReadOnlyList<int> columns, int outputs, int inputs, int padded)
    {
        (_rows, _padded) = (outputs, padded);
        TransposedStride = (inputs + 1 + 15) / 16 * 16;
        _place = [.. rows.Zip(columns, (r, c) => (r % Rows * TransposedStride) + c)];
        _blockStart = [.. Enumerable.Range(0, ((outputs + Rows - 1) / Rows) + 1).Select(b => rows.Count(r => r < b * Rows))];
        _block = new AlignedBuffer<float>(Rows * TransposedStride);
    }

    public override int TransposedStride { get; }

    public override void Run(float* deltas, float* inputs, float* transposed, int samples, float* gradient)
    {
        var store = new ResultSink<TVector, float, TLanes> { Result = _block.Pointer };
        for (var row = 0; row < _rows; row += Rows)
        {
            SkippingOuter<TVector, float, TLanes>.Run(
                new Outer<float>
                {
                    Deltas = deltas + (row * _padded),
                    DeltaStride = _padded,
                    Inputs = transposed,
                    InputStride = TransposedStride,
                    ResultStride = TransposedStride,
                    Rows = Math.Min(Rows, _rows - row),
                    Columns = TransposedStride,
                    Samples = samples,
                },
                null,
                ref store);
            Pick(row / Rows, gradient);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pick(int block, float* gradient)
    {
        var from = _block.Pointer;
        fixed (int* place = _place)
        {
            for (var (edge, end) = (_blockStart[block], _blockStart[block + 1]); edge < end; edge++)
            {
                gradient[edge] = from[place[edge]];
            }
        }
    }
}
