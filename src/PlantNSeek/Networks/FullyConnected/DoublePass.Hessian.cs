using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Networks.FullyConnected;

/// <content>
/// Exact Hessian-vector products: the forward and the backward pass differentiated along the direction (Pearlmutter, 1994); the
/// rectifier's second derivative counts as 0.
/// </content>
internal sealed unsafe partial class DoublePass<TVector, TLanes>
{
    private AlignedBuffer<double>? _direction, _deltaRates, _nextDeltaRates;
    private AlignedBuffer<double>[]? _rates;
    private NonZeroWeights? _directed; // the direction's
    private AlignedBuffer<ulong>? _moved; // bits of the units whose rates are not all 0

    public override void HessianVectorProduct(
        ReadOnlySpan<float> parameters,
        Batch batch,
        LossFunction loss,
        ReadOnlySpan<double> direction,
        Span<double> product)
    {
        Begin(batch.Count);
        _direction ??= new AlignedBuffer<double>(_parameters.Length);
        _deltaRates ??= new AlignedBuffer<double>(_deltas.Length);
        _nextDeltaRates ??= new AlignedBuffer<double>(_deltas.Length);
        _moved ??= new AlignedBuffer<ulong>(_moving.Length);
        _rates ??= [.. _activations.Select(a => new AlignedBuffer<double>(a.Length))];
        _directed ??= new NonZeroWeights(_layout);
        direction.CopyTo(_direction.Span);
        _directed.Load(_direction.Pointer);
        _loss.Loss = loss;
        fixed (float* p = parameters)
        {
            LoadParameters(p);
            for (var start = 0; start < batch.Count; start += _padded)
            {
                var count = Math.Min(_padded, batch.Count - start);
                LoadInputs(batch, start, count);
                Forward();
                ForwardRates(_rates);
                LossDeltas(batch, start, count);
                LossDeltaRates(batch, start, count, _rates[_layers]);
                BackwardRates(count, start > 0, _rates);
            }
        }

        CopyGradients(product);
    }

    // rates of outputs = V x + v_bias + W rates of inputs; the inputs themselves do not move.
    private void ForwardRates(AlignedBuffer<double>[] rates)
    {
        for (var layer = 0; layer < _layers; layer++)
        {
            RunAffine<AffineForm>(Affine(_direction!.Pointer, layer, _activations[layer], rates[layer + 1]), layer, _directed!, _active[layer]);
            if (layer > 0)
            {
                Find(rates[layer], _layout.Weight(layer).Columns, _moved!);
                RunAffine<ContinuedForm>(Affine(_parameters.Pointer, layer, rates[layer], rates[layer + 1]), layer, _nonZero, _moved!);
            }

            if (layer + 1 < _layers)
            {
                Gate(rates[layer + 1], _activations[layer + 1], _layout.Weight(layer).Rows * _padded);
            }
        }
    }

    private void LossDeltaRates(Batch batch, int start, int count, AlignedBuffer<double> outputRates)
    {
        var (outputs, share) = (_outputs, Share(batch));
        _deltaRates!.Span[..(outputs * _padded)].Clear();
        for (var s = 0; s < count; s++)
        {
            for (var k = 0; k < outputs; k++)
            {
                _loss.Outputs[k] = _activations[_layers].Pointer[(k * _padded) + s];
                _loss.OutputRates[k] = outputRates.Pointer[(k * _padded) + s];
            }

            RunLoss(batch, start + s);
            for (var k = 0; k < outputs; k++)
            {
                _deltaRates.Pointer[(k * _padded) + s] = _loss.DeltaRates[k] * share;
            }
        }
    }

    private void BackwardRates(int samples, bool continues, AlignedBuffer<double>[] rates)
    {
        for (var layer = _layers - 1; layer >= 0; layer--)
        {
            var rows = _layout.Weight(layer).Rows;
            Find(_deltas, rows, _moving);
            Find(_deltaRates!, rows, _moved!);
            AddOuter(layer, _deltaRates!, _moved!, _activations[layer], samples, continues, bias: 1);
            if (layer == 0)
            {
                break;
            }

            AddOuter(layer, _deltas, _moving, rates[layer], samples, continues: true, bias: 0);
            RunTransposed<AffineForm>(Transposed(_direction!.Pointer, layer, _deltas, _nextDeltaRates!), layer, _directed!, _moving);
            RunTransposed<ContinuedGatedForm>(Transposed(_parameters.Pointer, layer, _deltaRates!, _nextDeltaRates!), layer, _nonZero, _moved!);
            RunTransposed<GatedForm>(Transposed(_parameters.Pointer, layer, _deltas, _nextDeltas), layer, _nonZero, _moving);
            (_deltas, _nextDeltas) = (_nextDeltas, _deltas);
            (_deltaRates, _nextDeltaRates) = (_nextDeltaRates, _deltaRates);
        }
    }

    private static void Gate(AlignedBuffer<double> values, AlignedBuffer<double> gate, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count)
        {
            TLanes.Store(values.Pointer + i, TLanes.ZeroUnlessPositive(TLanes.Load(gate.Pointer + i), TLanes.Load(values.Pointer + i)));
        }
    }
}
