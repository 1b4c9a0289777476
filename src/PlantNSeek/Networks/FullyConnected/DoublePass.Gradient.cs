namespace PlantNSeek.Networks.FullyConnected;

/// <content>Gradients of the loss.</content>
internal sealed unsafe partial class DoublePass<TVector, TLanes>
{
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        Begin(batch.Count);
        _loss.Loss = loss;
        var total = 0.0;
        fixed (float* p = parameters)
        {
            LoadParameters(p);
            for (var start = 0; start < batch.Count; start += _padded)
            {
                var count = Math.Min(_padded, batch.Count - start);
                LoadInputs(batch, start, count);
                Forward();
                total += LossDeltas(batch, start, count);
                Backward(count, continues: start > 0);
            }
        }

        CopyGradients(gradient);
        return total * Share(batch);
    }

    // What one sample, or for a regression one output of one sample, counts in the mean.
    private static double Share(Batch batch) => 1.0 / ((double)batch.Count * (batch.IsClassification ? 1 : batch.OutputWidth));

    private double LossDeltas(Batch batch, int start, int count)
    {
        var (outputs, share, total) = (_outputs, Share(batch), 0.0);
        _deltas.Span[..(outputs * _padded)].Clear();
        for (var s = 0; s < count; s++)
        {
            for (var k = 0; k < outputs; k++)
            {
                _loss.Outputs[k] = _activations[_layers].Pointer[(k * _padded) + s];
            }

            total += RunLoss(batch, start + s);
            for (var k = 0; k < outputs; k++)
            {
                _deltas.Pointer[(k * _padded) + s] = _loss.Deltas[k] * share;
            }
        }

        return total;
    }

    private double RunLoss(Batch batch, int position) => batch.IsClassification
        ? _loss.Run(batch.Labels[position], [])
        : _loss.Run(0, batch.Values.Slice(position * batch.OutputWidth, batch.OutputWidth));
}
