using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Tasks.Targets;

/// <summary>Fills the parameters of a target edge by edge; what is not set is 0.</summary>
internal sealed class TargetBuilder(Architecture architecture)
{
    /// <summary>The smallest depth of a target: input, one hidden and the output layer of neurons.</summary>
    public const int SmallestDepth = 3;

    private readonly double[] _parameters = new double[architecture.Layout.Count];

    public ref double Weight(int layer, int output, int input) => ref _parameters[architecture.Layout.WeightIndex(layer, output, input)];

    public ref double Bias(int layer, int output) => ref _parameters[architecture.Layout.BiasIndex(layer, output)];

    /// <summary>Sets the units of one layer that carry the hinges of <paramref name="function"/>, reading the sum of some inputs.</summary>
    public void Hinges(int layer, int firstUnit, PiecewiseLinear function, params ReadOnlySpan<int> inputs)
    {
        for (var j = 0; j < function.Knots.Length; j++)
        {
            foreach (var input in inputs)
            {
                Weight(layer, firstUnit + j, input) = function.Signs[j];
            }

            Bias(layer, firstUnit + j) = 0 - (function.Signs[j] * function.Knots[j]);
        }
    }

    /// <summary>Adds <paramref name="factor"/> times the function whose hinges start at <paramref name="firstUnit"/> to an output.</summary>
    public void Combine(int layer, int output, int firstUnit, PiecewiseLinear function, double factor = 1)
    {
        for (var j = 0; j < function.Knots.Length; j++)
        {
            Weight(layer, output, firstUnit + j) = factor * function.Coefficients[j];
        }

        Bias(layer, output) += factor * function.Offset;
    }

    public DoubleNetwork Build() => new(architecture, _parameters);
}
