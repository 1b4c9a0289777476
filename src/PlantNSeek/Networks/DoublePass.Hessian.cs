using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <content>
/// Exact Hessian-vector products: the forward and the backward pass differentiated along the direction (Pearlmutter, 1994); the
/// rectifier's second derivative counts as 0.
/// </content>
internal sealed unsafe partial class DoublePass<TVector, TLanes>
{
    private AlignedBuffer<double>? _direction, _deltaRates, _nextDeltaRates;
    private AlignedBuffer<double>[]? _rates;

    public override void HessianVectorProduct(
        ReadOnlySpan<float> parameters,
        Batch batch,
        LossFunction loss,
        ReadOnlySpan<double> direction,
        Span<double> product)
    {
        LoadParameters(parameters);
        _direction ??= new AlignedBuffer<double>(_parameters.Length);
        _deltaRates ??= new AlignedBuffer<double>(_deltas.Length);
        _nextDeltaRates ??= new AlignedBuffer<double>(_deltas.Length);
        _rates ??= [.. _activations.Select(a => new AlignedBuffer<double>(a.Length))];
        direction.CopyTo(_direction.Span);
        var sample = new SampleLoss(loss, _layout.Architecture.OutputWidth);
        for (var start = 0; start < batch.Count; start += _padded)
        {
            var count = Math.Min(_padded, batch.Count - start);
            LoadInputs(batch, start, count);
            Forward();
            ForwardRates(_rates);
            LossDeltas(sample, batch, start, count);
            LossDeltaRates(sample, batch, start, count, _rates[_layers]);
            BackwardRates(count, start > 0, _rates);
        }

        CopyGradients(product);
    }

    // rates of outputs = V x + v_bias + W rates of inputs; the inputs themselves do not move.
    private void ForwardRates(AlignedBuffer<double>[] rates)
    {
        for (var layer = 0; layer < _layers; layer++)
        {
            ProductKernel<TVector, double, TLanes>.Run<AffineForm>(Affine(_direction!.Pointer, layer, _activations[layer], rates[layer + 1]));
            if (layer > 0)
            {
                ProductKernel<TVector, double, TLanes>.Run<ContinuedForm>(Affine(_parameters.Pointer, layer, rates[layer], rates[layer + 1]));
            }

            if (layer + 1 < _layers)
            {
                Gate(rates[layer + 1], _activations[layer + 1]);
            }
        }
    }

    private void LossDeltaRates(SampleLoss sample, Batch batch, int start, int count, AlignedBuffer<double> outputRates)
    {
        var (outputs, share) = (_layout.Architecture.OutputWidth, Share(batch));
        _deltaRates!.Span.Clear();
        for (var s = 0; s < count; s++)
        {
            for (var k = 0; k < outputs; k++)
            {
                sample.Outputs[k] = _activations[_layers].Pointer[(k * _padded) + s];
                sample.OutputRates[k] = outputRates.Pointer[(k * _padded) + s];
            }

            RunLoss(sample, batch, start + s);
            for (var k = 0; k < outputs; k++)
            {
                _deltaRates.Pointer[(k * _padded) + s] = sample.DeltaRates[k] * share;
            }
        }
    }

    private void BackwardRates(int samples, bool continues, AlignedBuffer<double>[] rates)
    {
        for (var layer = _layers - 1; layer >= 0; layer--)
        {
            AddOuter(layer, _deltaRates!, _activations[layer], samples, continues, bias: 1);
            if (layer == 0)
            {
                break;
            }

            AddOuter(layer, _deltas, rates[layer], samples, continues: true, bias: 0);
            ProductKernel<TVector, double, TLanes>.Run<AffineForm>(Transposed(_direction!.Pointer, layer, _deltas, _nextDeltaRates!));
            ProductKernel<TVector, double, TLanes>.Run<ContinuedGatedForm>(Transposed(_parameters.Pointer, layer, _deltaRates!, _nextDeltaRates!));
            ProductKernel<TVector, double, TLanes>.Run<GatedForm>(Transposed(_parameters.Pointer, layer, _deltas, _nextDeltas));
            (_deltas, _nextDeltas) = (_nextDeltas, _deltas);
            (_deltaRates, _nextDeltaRates) = (_nextDeltaRates, _deltaRates);
        }
    }

    private static void Gate(AlignedBuffer<double> values, AlignedBuffer<double> gate)
    {
        for (var i = 0; i < values.Length; i += TLanes.Count)
        {
            TLanes.Store(values.Pointer + i, TLanes.ZeroUnlessPositive(TLanes.Load(gate.Pointer + i), TLanes.Load(values.Pointer + i)));
        }
    }
}
