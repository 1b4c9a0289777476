using System.Numerics;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>Which parameters are not 0, as bits by rows and by columns of each layer's weights, so that passes skip what cannot matter.</summary>
internal sealed unsafe class NonZeroWeights
{
    // The density of a layer's weights below which skipping is faster. Rows that skip have no weights in common with their neighbours and so
    // share no loads. Measured with AVX-512 for 32 to 256 samples; with AVX2 it is nearer 1 for layers that fit a near cache.
    private const double SparseBelow = 0.7;

    private readonly ParameterLayout _layout;
    private readonly AlignedBuffer<ulong> _flat;
    private readonly AlignedBuffer<ulong>[] _rows, _columns;
    private readonly bool[] _isSparse;

    /// <param name="layout">Where the weights lie.</param>
    /// <param name="hasColumns">Whether anyone goes backward.</param>
    public NonZeroWeights(ParameterLayout layout, bool hasColumns = true)
    {
        var layers = layout.LayerCount;
        (_layout, _flat) = (layout, new AlignedBuffer<ulong>(BitMatrix.Words(layout.Count) + 2));
        (_rows, _columns, _isSparse) = (new AlignedBuffer<ulong>[layers], new AlignedBuffer<ulong>[layers], new bool[layers]);
        for (var layer = 0; layer < layers; layer++)
        {
            var weight = layout.Weight(layer);
            _rows[layer] = new AlignedBuffer<ulong>(weight.Rows * BitMatrix.Words(weight.Columns));
            _columns[layer] = new AlignedBuffer<ulong>(hasColumns ? weight.Columns * BitMatrix.Words(weight.Rows) : 0);
        }
    }

    /// <summary>What was read last, if that was single precision; valid as long as the reader's argument.</summary>
    public float* Singles { get; private set; }

    /// <summary>Whether skipping is faster than computing all.</summary>
    public bool IsSparse(int layer) => _isSparse[layer];

    /// <summary>Bits by outputs, <c>[out][words of in]</c>; only of a sparse layer.</summary>
    public ulong* Rows(int layer) => _rows[layer].Pointer;

    /// <summary>Bits by inputs, <c>[in][words of out]</c>; only of a sparse layer.</summary>
    public ulong* Columns(int layer) => _columns[layer].Pointer;

    /// <summary>Reads single precision parameters.</summary>
    public void Load(float* parameters)
    {
        Singles = parameters;
        Read(parameters);
    }

    /// <summary>Reads double precision parameters.</summary>
    public void Load(double* parameters)
    {
        Singles = null;
        Read(parameters);
    }

    private void Read<T>(T* parameters)
        where T : unmanaged, INumberBase<T>
    {
        var all = (1U << Vector256<T>.Count) - 1;
        for (var start = 0; start < _layout.Count; start += 64)
        {
            var (bits, end, i) = (0UL, Math.Min(start + 64, _layout.Count), start);
            for (; i + Vector256<T>.Count <= end; i += Vector256<T>.Count)
            {
                bits |= (ulong)(Vector256.Equals(Vector256.Load(parameters + i), Vector256<T>.Zero).ExtractMostSignificantBits() ^ all) << (i - start);
            }

            for (; i < end; i++)
            {
                bits |= parameters[i] != T.Zero ? 1UL << (i - start) : 0;
            }

            _flat.Pointer[start >> 6] = bits;
        }

        Arrange();
    }

    private void Arrange()
    {
        for (var layer = 0; layer < _rows.Length; layer++)
        {
            var weight = _layout.Weight(layer);
            var set = BitMatrix.Unpack(_flat.Pointer, weight.Offset, weight.Rows, weight.Columns, _rows[layer].Pointer);
            _isSparse[layer] = set < SparseBelow * weight.Length;
            if (_isSparse[layer] && _columns[layer].Length > 0)
            {
                BitMatrix.Transpose(_rows[layer].Pointer, weight.Rows, weight.Columns, set, _columns[layer].Pointer);
            }
        }
    }
}
