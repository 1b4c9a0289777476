using System.Runtime.CompilerServices;

namespace PlantNSeek.Networks.FullyConnected;

/// <content>
/// Gradients of the outputs for one input. One sample leaves nothing to reuse, so what counts is to read the parameters twice, where they
/// are, and to write the gradient once. Activations and deltas are one number a unit here.
/// </content>
internal sealed unsafe partial class DoublePass<TVector, TLanes>
{
    public override void OutputGradient(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> outputWeights,
        Span<double> gradient)
    {
        input.CopyTo(_activations[0].Span);
        outputWeights.CopyTo(_deltas.Span);
        fixed (double* p = parameters, g = gradient)
        {
            for (var layer = 0; layer < _layers; layer++)
            {
                ForwardOne(p, layer);
            }

            for (var layer = _layers - 1; layer >= 0; layer--)
            {
                BackwardOne(p, g, layer);
                (_deltas, _nextDeltas) = (_nextDeltas, _deltas);
            }
        }
    }

    // A sum has one order, so that it is several rows that go side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardOne(double* parameters, int layer)
    {
        var weight = _layout.Weight(layer);
        var inputs = _activations[layer].Pointer;
        var y = _activations[layer + 1].Span[..weight.Rows];
        new ReadOnlySpan<double>(parameters + _layout.Bias(layer).Offset, weight.Rows).CopyTo(y);
        nint columns = weight.Columns;
        var row = 0;
        for (; row + 4 <= weight.Rows; row += 4)
        {
            var w = parameters + weight.Offset + (row * columns);
            var (a, b, c, d) = (y[row], y[row + 1], y[row + 2], y[row + 3]);
            for (nint i = 0; i < columns; i++)
            {
                a = Math.FusedMultiplyAdd(w[i], inputs[i], a);
                b = Math.FusedMultiplyAdd(w[columns + i], inputs[i], b);
                c = Math.FusedMultiplyAdd(w[(2 * columns) + i], inputs[i], c);
                d = Math.FusedMultiplyAdd(w[(3 * columns) + i], inputs[i], d);
            }

            (y[row], y[row + 1], y[row + 2], y[row + 3]) = (a, b, c, d);
        }

        for (; row < weight.Rows; row++)
        {
            var w = parameters + weight.Offset + (row * columns);
            for (nint i = 0; i < columns; i++)
            {
                y[row] = Math.FusedMultiplyAdd(w[i], inputs[i], y[row]);
            }
        }

        foreach (ref var sum in y)
        {
            sum += 0;
            sum = layer + 1 < _layers && sum <= 0 ? 0 : sum;
        }
    }

    // The layer's gradient, and the deltas below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardOne(double* parameters, double* gradient, int layer)
    {
        var weight = _layout.Weight(layer);
        var x = _activations[layer].Pointer;
        var next = _nextDeltas.Pointer;
        var (columns, last) = ((nint)weight.Columns, (nint)(weight.Columns - TLanes.Count));
        new Span<double>(next, weight.Columns).Clear();
        for (var row = 0; row < weight.Rows; row++)
        {
            var delta = _deltas.Pointer[row];
            var w = parameters + weight.Offset + (row * columns);
            var g = gradient + weight.Offset + (row * columns);
            gradient[_layout.Bias(layer).Offset + row] = delta + 0;
            if (delta == 0)
            {
                new Span<double>(g, weight.Columns).Clear();
                continue;
            }

            var (d, i) = (TLanes.Broadcast(delta), (nint)0);
            for (; i <= last; i += TLanes.Count)
            {
                TLanes.Store(g + i, TLanes.Add(TLanes.MultiplyAdd(d, TLanes.Load(x + i), TLanes.Zero), TLanes.Zero));
                TLanes.Store(next + i, TLanes.MultiplyAdd(TLanes.Load(w + i), d, TLanes.Load(next + i)));
            }

            for (; i < columns; i++)
            {
                g[i] = Math.FusedMultiplyAdd(delta, x[i], 0) + 0;
                next[i] = Math.FusedMultiplyAdd(w[i], delta, next[i]);
            }
        }

        for (nint i = 0; i < columns; i++)
        {
            next[i] = x[i] <= 0 ? 0 : next[i] + 0;
        }
    }
}
