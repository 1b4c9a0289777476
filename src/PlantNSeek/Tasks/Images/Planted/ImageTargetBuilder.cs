using PlantNSeek.Networks.Definitions;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>Sets the parameters of a target one by one.</summary>
internal sealed class ImageTargetBuilder(NetworkDefinition definition)
{
    private readonly double[] _parameters = new double[definition.Layout.Count];

    /// <summary>Sets the weight of a tap between an input and an output channel, or of a linear layer at tap 0.</summary>
    public ImageTargetBuilder Weight(int layer, int output, int input, int tap, double value)
    {
        var slice = definition.Layout.Weight(layer);
        var taps = definition.Graph.Of(layer).Taps;
        _parameters[slice.Offset + (output * slice.Columns) + (input * taps) + tap] = value;
        return this;
    }

    /// <summary>Sets a bias.</summary>
    public ImageTargetBuilder Bias(int layer, int output, double value)
    {
        _parameters[definition.Layout.Bias(layer).Offset + output] = value;
        return this;
    }

    /// <summary>Lets a convolution of 3x3 or a linear layer pass its channels on as they are.</summary>
    public ImageTargetBuilder Identity(int layer)
    {
        var centre = definition.Graph.Of(layer).Taps / 2;
        for (var channel = 0; channel < definition.Layout.Weight(layer).Rows; channel++)
        {
            Weight(layer, channel, channel, centre, 1);
        }

        return this;
    }

    /// <summary>Lets each output of a convolution of 3x3 sum the three pixels of one orientation of its own input channel, or of the only one, and add a bias.</summary>
    public ImageTargetBuilder Bars(int layer, double bias)
    {
        for (var orientation = 0; orientation < BarOrientation.Count; orientation++)
        {
            foreach (var tap in BarOrientation.Taps(orientation))
            {
                Weight(layer, orientation, definition.Layout.Weight(layer).Columns > 9 ? orientation : 0, tap, 1);
            }

            Bias(layer, orientation, bias);
        }

        return this;
    }

    public ImageTarget Build() => new(definition, _parameters);
}
