using PlantNSeek.Networks;

namespace PlantNSeek.Training.Engine;

/// <content>Copies the samples of a step into the layout of the kernels; padding is +0.</content>
internal sealed unsafe partial class StepEngine<TVector, TLanes>
{
    private void Gather(ReadOnlySpan<int> samples, int epoch)
    {
        if (_data is Batch batch)
        {
            Gather(samples, batch.Inputs, batch.Labels, batch.Values);
            return;
        }

        _data.Take(samples, epoch, _taken!);
        Gather(_positions.AsSpan(0, samples.Length), _taken!.Inputs, _taken.Labels, _taken.Values);
    }

    private void Gather(ReadOnlySpan<int> samples, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> values)
    {
        var width = _data.InputWidth;
        var activations = _activations[0].Pointer;
        for (var u = 0; u < _inputUnits.Length; u++)
        {
            var row = activations + (u * _padded);
            var unit = _inputUnits[u];
            for (var s = 0; s < samples.Length; s++)
            {
                row[s] = inputs[(samples[s] * width) + unit];
            }

            new Span<float>(row + samples.Length, _padded - samples.Length).Clear();
        }

        Transpose(0);
        if (_data.IsClassification)
        {
            GatherLabels(samples, labels);
        }
        else
        {
            GatherValues(samples, values);
        }
    }

    private void GatherLabels(ReadOnlySpan<int> samples, ReadOnlySpan<int> labels)
    {
        for (var s = 0; s < samples.Length; s++)
        {
            _targets.Pointer[s] = labels[samples[s]];
        }

        _targets.Span[samples.Length..].Clear();
    }

    private void GatherValues(ReadOnlySpan<int> samples, ReadOnlySpan<float> values)
    {
        var width = _data.OutputWidth;
        for (var k = 0; k < width; k++)
        {
            var row = _targets.Pointer + (k * _padded);
            for (var s = 0; s < samples.Length; s++)
            {
                row[s] = values[(samples[s] * width) + k];
            }

            new Span<float>(row + samples.Length, _padded - samples.Length).Clear();
        }
    }
}
