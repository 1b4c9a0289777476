using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>The host's parameters while they are overwritten, and which of them were planted.</summary>
internal sealed class HostWriter(MaskedNetwork host)
{
    private readonly ParameterLayout _layout = host.Definition.Layout;
    private readonly bool[] _planted = new bool[host.Parameters.Length];
    private readonly double[] _parameters = host.Parameters.ToArray();

    /// <summary>The host as it is now.</summary>
    public MaskedNetwork Written => new(host.Definition, _parameters);

    /// <summary>What was planted and is not 0, and all that is never pruned.</summary>
    public Mask Mask => Mask.From(_planted.Length, i => _planted[i] || i >= _layout.PrunableCount);

    public void Weight(int layer, int channel, int column, double value) => Set(_layout.WeightIndex(layer, channel, column), value);

    /// <summary>Writes what a channel adds: its bias, or where the layer is normalised the shift of a normalisation that does nothing else.</summary>
    /// <exception cref="ArgumentException">The host has nothing there that could add it.</exception>
    public void Constant(int layer, int channel, double value)
    {
        var name = NormalisationFolding.Layers(host.Definition).ElementAt(layer).Name;
        if (NormalisationFolding.BehindLayer(host.Definition, name) is { } norm)
        {
            void Write(string tensor, double number) => _parameters[NormalisationFolding.Tensor(_layout, tensor).Offset + channel] = number;
            if (norm.IsAffine)
            {
                Write(norm.ScaleName, 1);
                Write(norm.ShiftName, value);
            }

            Write(norm.MeanName, norm.IsAffine ? 0 : -value);
            Write(norm.VarianceName, 1 - norm.Epsilon);
        }
        else if (_layout.Bias(layer).Length > 0)
        {
            if (value != 0)
            {
                Set(_layout.BiasIndex(layer, channel), value);
            }
        }
        else if (value != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} of the host has 0 biases and no normalisation; the target needs one of {value} in channel {channel}"), nameof(layer));
        }
    }

    private void Set(int index, double value)
    {
        if (value != 0 && ((float)value == 0 || !float.IsFinite((float)value)))
        {
            throw new ArithmeticException(FormattableString.Invariant(
                $"{_layout.Describe(index)} of the planted host would be {value}, which as a float is {(float)value}: the network is too deep for the scales that it needs"));
        }

        (_parameters[index], _planted[index]) = (value, value != 0);
    }
}
