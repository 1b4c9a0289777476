using System.Runtime.CompilerServices;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>A layer as lists of kept edges, by output row and by input column; kept biases follow the weights.</summary>
internal sealed unsafe class SparseLayer<TVector, TLanes> : LayerEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly int _inputs, _outputs, _edges, _count;
    private readonly int[] _rowStart, _biasSlot, _columnStart, _columnEdge;
    private readonly int[] _deltaOf, _inputOf;
    private readonly AlignedBuffer<float> _gradient, _panels;

    public SparseLayer(ParameterLayout layout, int layer, int[] inputs, int[] outputs, ReadOnlySpan<float> parameters, Mask mask, int padded)
    {
        (_inputs, _outputs) = (inputs.Length, outputs.Length);
        var flat = new List<int>();
        var (rows, columns) = (new List<int>(), new List<int>());
        _rowStart = new int[_outputs + 1];
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                var index = layout.WeightIndex(layer, outputs[o], inputs[i]);
                if (mask[index])
                {
                    flat.Add(index);
                    rows.Add(o);
                    columns.Add(i);
                }
            }

            _rowStart[o + 1] = flat.Count;
        }

        _edges = flat.Count;
        _biasSlot = new int[_outputs];
        for (var o = 0; o < _outputs; o++)
        {
            var index = layout.BiasIndex(layer, outputs[o]);
            _biasSlot[o] = mask[index] ? flat.Count : -1;
            if (mask[index])
            {
                flat.Add(index);
                rows.Add(o);
                columns.Add(_inputs); // the row of ones behind the inputs
            }
        }

        _count = flat.Count;
        (_columnStart, _columnEdge) = Columns(columns, _inputs, _edges);
        while (flat.Count % 16 != 0)
        {
            flat.Add(-1);
            rows.Add(rows[^1]);
            columns.Add(columns[^1]);
        }

        _deltaOf = [.. rows.Select(r => r * padded)];
        _inputOf = [.. columns.Select(c => c * padded)];

        Block = new ParameterBlock([.. flat]);
        Block.Load(parameters, mask);
        _gradient = new AlignedBuffer<float>(flat.Count);
        _panels = new AlignedBuffer<float>(2 * EdgeKernel<TVector, TLanes>.Panel * padded);
    }

    public override ParameterBlock Block { get; }

    public override int TransposedStride => 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(float* inputs, float* outputs, int padded, bool rectifies)
    {
        var values = Block.Values.Pointer;
        fixed (int* inputOf = _inputOf)
        {
            for (var o = 0; o < _outputs; o++)
            {
                var (start, end) = (_rowStart[o], _rowStart[o + 1]);
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
        fixed (int* deltaOf = _deltaOf, columnEdge = _columnEdge)
        {
            for (var i = 0; i < _inputs; i++)
            {
                var (start, end) = (_columnStart[i], _columnStart[i + 1]);
                for (var s = 0; s < padded; s += 2 * TLanes.Count)
                {
                    var (a, b) = (TLanes.Zero, TLanes.Zero);
                    for (var k = start; k < end; k++)
                    {
                        var e = columnEdge[k];
                        var d = deltas + deltaOf[e] + s;
                        var w = TLanes.Broadcast(values[e]);
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
        fixed (int* deltaOf = _deltaOf, inputOf = _inputOf)
        {
            EdgeKernel<TVector, TLanes>.Run(deltas, deltaOf, inputs, inputOf, gradient, Block.Length, padded, samples, _panels.Pointer);
        }

        new Span<float>(gradient + _count, Block.Length - _count).Clear();
        update.Apply(Block, 0, gradient, Block.Length);
    }

    private static (int[] Start, int[] Edge) Columns(List<int> columns, int inputs, int edges)
    {
        var start = new int[inputs + 1];
        for (var e = 0; e < edges; e++)
        {
            start[columns[e] + 1]++;
        }

        for (var i = 0; i < inputs; i++)
        {
            start[i + 1] += start[i];
        }

        var next = (int[])start.Clone();
        var edge = new int[edges];
        for (var e = 0; e < edges; e++)
        {
            edge[next[columns[e]]++] = e;
        }

        return (start, edge);
    }
}
