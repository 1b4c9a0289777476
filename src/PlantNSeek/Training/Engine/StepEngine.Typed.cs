using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Layers;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine;

/// <summary>The step for one vector type.</summary>
internal sealed unsafe partial class StepEngine<TVector, TLanes> : StepEngine
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly ISampleSource _data;
    private readonly SampleBuffer? _taken; // of a source that is no batch
    private readonly int[] _positions;
    private readonly int _padded;
    private readonly int[] _inputUnits;
    private readonly LayerEngine[] _layers;
    private readonly AlignedBuffer<float>[] _activations; // [layer of neurons][unit][padded], then a row of ones
    private readonly AlignedBuffer<float>[] _transposed; // [layer of neurons][padded][stride], ones in the bias column
    private readonly AlignedBuffer<float> _deltas, _nextDeltas, _targets;
    private readonly BatchLoss<TVector, TLanes> _loss;
    private readonly ParameterUpdate _optimizer;
    private readonly GradientCapture<TVector, TLanes> _capture = new();
    private readonly ParameterBlock? _decaying;
    private readonly AlignedBuffer<float>? _noGradient;

    public StepEngine(
        Architecture architecture,
        NetworkPlan plan,
        ReadOnlySpan<float> parameters,
        Mask mask,
        ISampleSource data,
        LossFunction loss,
        OptimizerSettings optimizer,
        int batchSize)
    {
        _data = data;
        _taken = data is Batch ? null : new SampleBuffer(data, batchSize);
        _positions = _taken is null ? [] : [.. Enumerable.Range(0, batchSize)];
        _padded = (batchSize + 31) / 32 * 32;
        _inputUnits = plan.Units[0];
        _optimizer = optimizer switch
        {
            AdamSettings adam => new AdamUpdate<TVector, TLanes>(adam),
            SgdSettings sgd => new SgdUpdate<TVector, TLanes>(sgd),
            _ => throw new ArgumentException($"no optimiser is known for {optimizer.GetType().Name}; known are AdamSettings and SgdSettings", nameof(optimizer)),
        };
        _layers = new LayerEngine[architecture.LayerCount];
        _activations = new AlignedBuffer<float>[architecture.Depth];
        _transposed = new AlignedBuffer<float>[architecture.LayerCount];
        var widest = 0;
        for (var layer = 0; layer < architecture.Depth; layer++)
        {
            var width = plan.Units[layer].Length;
            widest = Math.Max(widest, width);
            _activations[layer] = new AlignedBuffer<float>((width + 1) * _padded);
            _activations[layer].Span[(width * _padded)..].Fill(1);
            if (layer == architecture.LayerCount)
            {
                break;
            }

            var (inputs, outputs) = (plan.Units[layer], plan.Units[layer + 1]);
            _layers[layer] = plan.IsSparse[layer]
                ? new SparseLayer<TVector, TLanes>(architecture.Layout, layer, inputs, outputs, parameters, mask, _padded)
                : LayerCost.IsNarrow(outputs.Length, inputs.Length)
                ? new NarrowLayer<TVector, TLanes>(architecture.Layout, layer, inputs, outputs, parameters, mask, _padded)
                : new DenseLayer<TVector, TLanes>(architecture.Layout, layer, inputs, outputs, parameters, mask);
            var stride = _layers[layer].TransposedStride;
            _transposed[layer] = new AlignedBuffer<float>(stride * _padded);
            for (var s = 0; s < _padded && stride > 0; s++)
            {
                _transposed[layer].Span[(s * stride) + width] = 1;
            }
        }

        _deltas = new AlignedBuffer<float>(widest * _padded);
        _nextDeltas = new AlignedBuffer<float>(widest * _padded);
        _targets = new AlignedBuffer<float>(_padded * (data.IsClassification ? 1 : data.OutputWidth));
        _loss = new BatchLoss<TVector, TLanes>(loss, architecture.OutputWidth, _padded);
        var decaying = Decaying(architecture.Layout, plan, mask, optimizer);
        if (decaying.Length > 0)
        {
            _decaying = new ParameterBlock(decaying);
            _decaying.LoadRaw(parameters);
            _noGradient = new AlignedBuffer<float>(decaying.Length);
        }
    }

    public override double Step(ReadOnlySpan<int> samples, int epoch, double learningRate, bool capturesGradient)
    {
        Profile?.Begin();
        Gather(samples, epoch);
        Profile?.Add(StepPhase.Gather);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Forward(_activations[layer].Pointer, _activations[layer + 1].Pointer, _padded, layer + 1 < _layers.Length);
            if (layer + 1 < _layers.Length)
            {
                Transpose(layer + 1);
            }
        }

        var deltas = _deltas.Pointer;
        var next = _nextDeltas.Pointer;
        Profile?.Add(StepPhase.Forward);
        var loss = _loss.Run(_activations[^1].Pointer, _targets.Pointer, deltas, samples.Length);
        var update = capturesGradient ? (ParameterUpdate)_capture : _optimizer;
        Profile?.Add(StepPhase.Loss);
        update.BeginStep(learningRate);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            var inputs = _activations[layer].Pointer;
            if (layer > 0)
            {
                _layers[layer].Backward(deltas, inputs, next, _padded);
            }

            Profile?.Add(StepPhase.Backward);
            _layers[layer].Update(deltas, inputs, _transposed[layer].Pointer, _padded, samples.Length, update);
            Profile?.Add(StepPhase.Update);
            var free = deltas;
            deltas = next;
            next = free;
        }

        if (_decaying is not null && !capturesGradient)
        {
            update.Apply(_decaying, 0, _noGradient!.Pointer, _decaying.Length);
        }

        GC.KeepAlive(this); // the kernels hold addresses only
        return loss;
    }

    public override void CopyParametersTo(Span<float> flat)
    {
        foreach (var layer in _layers)
        {
            layer.Block.CopyTo(layer.Block.Values, flat);
        }

        _decaying?.CopyTo(_decaying.Values, flat);
    }

    public override void CopyGradientTo(Span<float> flat)
    {
        foreach (var layer in _layers)
        {
            layer.Block.CopyTo(layer.Block.EnsureGradient(), flat);
        }
    }

    public override void CopyStateTo(Span<float> first, Span<float> second)
    {
        foreach (var layer in _layers)
        {
            layer.Block.CopyTo(layer.Block.First, first);
            layer.Block.CopyTo(layer.Block.Second, second);
        }

        _decaying?.CopyTo(_decaying.First, first);
        _decaying?.CopyTo(_decaying.Second, second);
    }

    public override void Continue(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int steps)
    {
        foreach (var layer in _layers)
        {
            layer.Block.LoadState(first, second);
        }

        _decaying?.LoadState(first, second);
        for (var step = 0; step < steps; step++)
        {
            _optimizer.BeginStep(0); // Adam's corrections depend on the number of steps
        }
    }

    public override (string What, int Index)? FirstNonFinite()
    {
        foreach (var layer in _layers)
        {
            if (layer.Block.FirstNonFinite() is { } found)
            {
                return found;
            }
        }

        return _decaying?.FirstNonFinite();
    }

    private void Transpose(int layer)
    {
        var stride = _layers[layer].TransposedStride;
        if (stride > 0)
        {
            var units = (_activations[layer].Length / _padded) - 1;
            Transposition.Run(_activations[layer].Pointer, _padded, null, _transposed[layer].Pointer, stride, units, _padded);
        }
    }

    // Kept parameters at dropped units, and masked ones where those decay too: nothing but weight decay moves them.
    private static int[] Decaying(ParameterLayout layout, NetworkPlan plan, Mask mask, OptimizerSettings optimizer)
    {
        if (optimizer.WeightDecay == 0)
        {
            return [];
        }

        var computed = new bool[layout.Count];
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            foreach (var o in plan.Units[layer + 1])
            {
                computed[layout.BiasIndex(layer, o)] = true;
                foreach (var i in plan.Units[layer])
                {
                    computed[layout.WeightIndex(layer, o, i)] = true;
                }
            }
        }

        var masked = optimizer is SgdSettings { DecaysMasked: true };
        var indices = Enumerable.Range(0, layout.Count).Where(i => mask[i] ? !computed[i] : masked).ToList();
        while (indices.Count % 16 != 0)
        {
            indices.Add(-1);
        }

        return [.. indices];
    }
}
