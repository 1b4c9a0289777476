using System.Runtime.CompilerServices;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine.Layers;

/// <summary>A layer as lists of kept edges, by output row, each with its bias at its end, and by input column.</summary>
internal sealed unsafe class SparseLayer<TVector, TLanes> : LayerEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int _inputs, _outputs, _count;
    private readonly int[] _rowStart, _biasSlot, _inputOf;
    private readonly int[] _columnStart, _columnSlot, _columnDelta;
    private readonly EdgeGradient _edgeGradient;
    private readonly AlignedBuffer<float> _gradient;

    public SparseLayer(ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask, int padded)
    {
        (_inputs, _outputs) = (inputs.Length, outputs.Length);
        var flat = new List<int>();
        var (rows, columns) = (new List<int>(), new List<int>());
        _rowStart = new int[_outputs + 1];
        _biasSlot = new int[_outputs];
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i <= _inputs; i++)
            {
                var index = i < _inputs ? layout.WeightIndex(layer, outputs[o], inputs[i]) : layout.BiasIndex(layer, outputs[o]);
                _biasSlot[o] = mask[index] ? flat.Count : -1; // of the last, which is the bias
                if (mask[index])
                {
                    flat.Add(index);
                    rows.Add(o);
                    columns.Add(i);
                }
            }

            _rowStart[o + 1] = flat.Count;
        }

        _count = flat.Count;
        var edges = Enumerable.Range(0, _count).Where(slot => columns[slot] < _inputs).OrderBy(slot => columns[slot]).ToArray(); // stable: rows ascend
        _columnSlot = edges;
        _columnDelta = [.. edges.Select(slot => rows[slot] * padded)];
        _columnStart = Starts(edges.Select(slot => columns[slot]), _inputs);
        _edgeGradient = LayerCost.PrefersRows(_count, _outputs, _inputs)
            ? new RowGradient<TVector, TLanes>(rows, columns, _outputs, _inputs, padded)
            : Panels(rows, columns, padded);
        while (flat.Count % 16 != 0)
        {
            flat.Add(-1);
        }

        _inputOf = [.. columns.Take(_count).Select(c => c * padded)];
        Block = new ParameterBlock([.. flat]);
        Block.Load(parameters, mask);
        _gradient = new AlignedBuffer<float>(flat.Count);
    }

    public override ParameterBlock Block { get; }

    public override int TransposedStride => _edgeGradient.TransposedStride;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(float* inputs, float* outputs, int padded, bool rectifies)
    {
        var values = Block.Values.Pointer;
        fixed (int* inputOf = _inputOf)
        {
            for (var o = 0; o < _outputs; o++)
            {
                var (start, end) = (_rowStart[o], _biasSlot[o] < 0 ? _rowStart[o + 1] : _biasSlot[o]);
                var bias = _biasSlot[o] < 0 ? TLanes.Zero : TLanes.Broadcast(values[_biasSlot[o]]);
                for (var s = 0; s < padded; s += 2 * TLanes.Count)
                {
                    var (a, b) = (bias, bias);
                    for (var e = start; e < end; e++)
                    {
                        var x = inputs + inputOf[e] + s;
                        var w = TLanes.Broadcast(values[e]);
                        a = TLanes.MultiplyAdd(w, TLanes.Load(x), a);
                        b = TLanes.MultiplyAdd(w, TLanes.Load(x + TLanes.Count), b);
                    }

                    (a, b) = (TLanes.Add(a, TLanes.Zero), TLanes.Add(b, TLanes.Zero));
                    if (rectifies)
                    {
                        (a, b) = (TLanes.ZeroUnlessPositive(a, a), TLanes.ZeroUnlessPositive(b, b));
                    }

                    TLanes.Store(outputs + (o * padded) + s, a);
                    TLanes.Store(outputs + (o * padded) + s + TLanes.Count, b);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(float* deltas, float* inputs, float* inputDeltas, int padded)
    {
        var values = Block.Values.Pointer;
        fixed (int* columnSlot = _columnSlot, columnDelta = _columnDelta)
        {
            for (var i = 0; i < _inputs; i++)
            {
                var (start, end) = (_columnStart[i], _columnStart[i + 1]);
                for (var s = 0; s < padded; s += 2 * TLanes.Count)
                {
                    var (a, b) = (TLanes.Zero, TLanes.Zero);
                    for (var k = start; k < end; k++)
                    {
                        var d = deltas + columnDelta[k] + s;
                        var w = TLanes.Broadcast(values[columnSlot[k]]);
                        a = TLanes.MultiplyAdd(w, TLanes.Load(d), a);
                        b = TLanes.MultiplyAdd(w, TLanes.Load(d + TLanes.Count), b);
                    }

                    var offset = (i * padded) + s;
                    a = TLanes.ZeroUnlessPositive(TLanes.Load(inputs + offset), TLanes.Add(a, TLanes.Zero));
                    b = TLanes.ZeroUnlessPositive(TLanes.Load(inputs + offset + TLanes.Count), TLanes.Add(b, TLanes.Zero));
                    TLanes.Store(inputDeltas + offset, a);
                    TLanes.Store(inputDeltas + offset + TLanes.Count, b);
                }
            }
        }
    }

    public override void Update(float* deltas, float* inputs, float* transposed, int padded, int samples, ParameterUpdate update)
    {
        var gradient = _gradient.Pointer;
        _edgeGradient.Run(deltas, inputs, transposed, samples, gradient);
        new Span<float>(gradient + _count, Block.Length - _count).Clear();
        update.Apply(Block, 0, gradient, Block.Length);
    }

    // Where the edges of each column begin, and where the last one's end.
    private static int[] Starts(IEnumerable<int> columns, int inputs)
    {
        var start = new int[inputs + 1];
        foreach (var column in columns)
        {
            start[column + 1]++;
        }

        for (var i = 0; i < inputs; i++)
        {
            start[i + 1] += start[i];
        }

        return start;
    }

    private static PanelGradient<TVector, TLanes> Panels(List<int> rows, List<int> columns, int padded)
    {
        while (rows.Count % 16 != 0)
        {
            rows.Add(rows[^1]); // padding that repeats the last edge; its gradient is cleared
            columns.Add(columns[^1]);
        }

        return new PanelGradient<TVector, TLanes>(rows, columns, padded);
    }
}
