using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Pruning.Seekers.Genetic;

/// <summary>
/// The outputs of a fully connected ReLU network that keeps few parameters, at the cost of those few. Sums run over the inputs in order, starting
/// from the bias, so the bits are those of <see cref="ManagedNetwork"/> under the mask. Not safe for several threads at once.
/// </summary>
internal sealed class SparseEvaluation
{
    private readonly ParameterLayout _layout;
    private readonly float[] _parameters;
    private readonly float[][] _activations; // [level][unit * padded + sample]
    private readonly bool[][] _alive;
    private readonly int _padded;

    public SparseEvaluation(Networks.FullyConnected.Architecture architecture, ReadOnlySpan<float> parameters, Batch batch)
    {
        _layout = architecture.Layout;
        _parameters = parameters.ToArray();
        _padded = (batch.Count + 7) / 8 * 8;
        var widths = architecture.Widths.ToArray();
        _activations = Array.ConvertAll(widths, width => new float[width * _padded]);
        _alive = Array.ConvertAll(widths, static width => new bool[width]);
        Array.Fill(_alive[0], true);
        for (var i = 0; i < batch.Inputs.Length; i++)
        {
            _activations[0][(i % widths[0] * _padded) + (i / widths[0])] = batch.Inputs[i];
        }
    }

    /// <summary>The network under a mask; afterwards <see cref="Output"/> holds the outputs.</summary>
    /// <param name="kept">Indices of the kept parameters, ascending.</param>
    public void Run(ReadOnlySpan<int> kept)
    {
        for (var layer = 0; layer < _layout.LayerCount; layer++)
        {
            var (weight, bias) = (_layout.Weight(layer), _layout.Bias(layer));
            var (weights, biases) = (CountBelow(kept, weight.End), CountBelow(kept, bias.End));
            Start(layer, bias.Offset, kept[weights..biases]);
            foreach (var i in kept[..weights])
            {
                var (unit, source) = Math.DivRem(i - weight.Offset, weight.Columns);
                if (_alive[layer][source])
                {
                    Wake(layer + 1, unit);
                    AddScaled(_parameters[i], _activations[layer].AsSpan(source * _padded, _padded), _activations[layer + 1].AsSpan(unit * _padded, _padded));
                }
            }

            kept = kept[biases..];
            for (var unit = 0; layer + 1 < _layout.LayerCount && unit < weight.Rows; unit++)
            {
                if (_alive[layer + 1][unit])
                {
                    Rectify(_activations[layer + 1].AsSpan(unit * _padded, _padded));
                }
            }
        }
    }

    /// <summary>One output for one sample.</summary>
    public float Output(int output, int sample) => _activations[^1][(output * _padded) + sample];

    private static int CountBelow(ReadOnlySpan<int> ascending, int end)
    {
        var position = ascending.BinarySearch(end);
        return position < 0 ? ~position : position;
    }

    private void Start(int layer, int firstBias, ReadOnlySpan<int> biases)
    {
        _alive[layer + 1].AsSpan().Clear();
        if (layer + 1 == _layout.LayerCount)
        {
            _activations[layer + 1].AsSpan().Clear(); // outputs are looked at even if nothing reaches them
        }

        foreach (var i in biases)
        {
            _activations[layer + 1].AsSpan((i - firstBias) * _padded, _padded).Fill(_parameters[i]);
            _alive[layer + 1][i - firstBias] = true;
        }
    }

    private void Wake(int level, int unit)
    {
        if (!_alive[level][unit])
        {
            _alive[level][unit] = true;
            _activations[level].AsSpan(unit * _padded, _padded).Clear();
        }
    }

    private static void AddScaled(float factor, ReadOnlySpan<float> source, Span<float> sum)
    {
        var scale = Vector256.Create(factor);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(sum);
        for (nuint s = 0; s < (nuint)sum.Length; s += 8) // a lane is a sample
        {
            Vector256.FusedMultiplyAdd(scale, Vector256.LoadUnsafe(ref from, s), Vector256.LoadUnsafe(ref to, s)).StoreUnsafe(ref to, s);
        }
    }

    private static void Rectify(Span<float> values)
    {
        for (var s = 0; s < values.Length; s++)
        {
            values[s] = values[s] > 0 ? values[s] : 0;
        }
    }
}
