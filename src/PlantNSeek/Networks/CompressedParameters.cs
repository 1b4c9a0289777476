using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Networks;

/// <summary>
/// The parameters that a mask keeps, side by side in layout order as compressed rows, so that rounds of pruning cost what is still kept.
/// Each row of a weight is a row; the biases of a layer are one. A weight means its value times its layer's scale, a bias for what
/// <see cref="Biases"/> holds.
/// </summary>
internal sealed class CompressedParameters
{
    private readonly float[] _values;
    private readonly int[] _columns;
    private readonly int[] _starts; // of each row; the last is where all end
    private readonly int[] _offsets; // of each row in the layout
    private readonly int[] _firstRows; // of each slice
    private readonly double[][] _biases;
    private readonly ulong[] _words;

    /// <summary>All parameters, at their absolute values.</summary>
    public CompressedParameters(ParameterLayout layout, ReadOnlySpan<float> parameters)
    {
        Layout = layout;
        _values = GC.AllocateUninitializedArray<float>(layout.Count);
        _columns = GC.AllocateUninitializedArray<int>(layout.Count);
        _words = Mask.All(layout.Count).Words.ToArray();
        var layers = layout.LayerCount;
        _biases = new double[layers][];
        Scales = new double[layers];
        Array.Fill(Scales, 1);
        _firstRows = new int[(2 * layers) + 1];
        for (var s = 0; s < layout.Slices.Length; s++)
        {
            _firstRows[s + 1] = _firstRows[s] + (layout.Slices[s].Kind == ParameterKind.Weight ? layout.Slices[s].Rows : 1);
        }

        (_starts, _offsets) = (new int[_firstRows[^1] + 1], new int[_firstRows[^1]]);
        for (var s = 0; s < layout.Slices.Length; s++)
        {
            var slice = layout.Slices[s];
            var width = slice.Length / (_firstRows[s + 1] - _firstRows[s]);
            for (var row = _firstRows[s]; row < _firstRows[s + 1]; row++)
            {
                var offset = slice.Offset + ((row - _firstRows[s]) * width);
                (_offsets[row], _starts[row + 1]) = (offset, offset + width);
                for (var column = 0; column < width; column++)
                {
                    _columns[offset + column] = column;
                    _values[offset + column] = Math.Abs(parameters[offset + column]);
                }
            }

            if (slice.Kind == ParameterKind.Bias)
            {
                _biases[slice.Layer] = new double[slice.Length];
            }
        }
    }

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Parameters kept.</summary>
    public int Count => _starts[^1];

    /// <summary>What the values of each layer's weights are multiplied by: powers of two.</summary>
    public double[] Scales { get; }

    /// <summary>The values of all rows.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    /// <summary>Position in its row, of each value.</summary>
    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, Count);

    /// <summary>What is kept.</summary>
    public Mask Mask => Mask.FromWords(Layout.Count, [.. _words]);

    /// <summary>A layer's biases, 0 where not kept.</summary>
    public Span<double> Biases(int layer) => _biases[layer];

    /// <summary>Where the rows of a layer's weight start, and where the last of them ends.</summary>
    public ReadOnlySpan<int> Starts(int layer) => _starts.AsSpan(_firstRows[2 * layer], Layout.Weight(layer).Rows + 1);

    /// <summary>Where the values of a slice, counted in layout order, start and end.</summary>
    public (int Start, int End) Range(int slice) => (_starts[_firstRows[slice]], _starts[_firstRows[slice + 1]]);

    /// <summary>Keeps of each slice what is above its threshold, and the first of those equal to it as long as its group has places.</summary>
    /// <param name="scores">One for each value.</param>
    /// <param name="groups">The group of each slice; below 0 where all of it stays.</param>
    /// <param name="thresholds">One for each group.</param>
    /// <param name="places">Places of each group for those equal to the threshold.</param>
    public void Retain(ReadOnlySpan<double> scores, ReadOnlySpan<int> groups, ReadOnlySpan<double> thresholds, Span<int> places)
    {
        var (start, kept, none) = (0, 0, 0);
        for (var s = 0; s < groups.Length; s++)
        {
            var threshold = groups[s] < 0 ? double.NegativeInfinity : thresholds[groups[s]];
            ref var left = ref groups[s] < 0 ? ref none : ref places[groups[s]];
            for (var row = _firstRows[s]; row < _firstRows[s + 1]; row++)
            {
                var end = _starts[row + 1];
                _starts[row] = kept;
                kept = Retain(scores, start, end, threshold, ref left, kept, _offsets[row]);
                start = end;
            }
        }

        _starts[^1] = kept;
    }

    // Moves what stays of one row; returns where it ends.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int Retain(ReadOnlySpan<double> scores, int start, int end, double threshold, ref int places, int kept, int offset)
    {
        var least = Vector256.Create(threshold);
        fixed (double* score = scores)
        fixed (float* values = _values)
        fixed (int* columns = _columns)
        {
            var i = start;
            while (i < end)
            {
                var block = Math.Min(i + 8, end);
                if (i + 8 <= end)
                {
                    var above = Vector256.GreaterThan(Vector256.Load(score + i), least) & Vector256.GreaterThan(Vector256.Load(score + i + 4), least);
                    if (above.ExtractMostSignificantBits() == 0xF)
                    {
                        if (kept != i)
                        {
                            Vector256.Load(values + i).Store(values + kept);
                            Vector256.Load(columns + i).Store(columns + kept);
                        }

                        (kept, i) = (kept + 8, block);
                        continue;
                    }
                }

                for (; i < block; i++)
                {
                    var column = columns[i];
                    (values[kept], columns[kept]) = (values[i], column);
                    if (score[i] > threshold || (score[i] == threshold && places-- > 0))
                    {
                        kept++;
                    }
                    else
                    {
                        _words[(offset + column) >> 6] &= ~(1UL << ((offset + column) & 63));
                    }
                }
            }
        }

        return kept;
    }
}
