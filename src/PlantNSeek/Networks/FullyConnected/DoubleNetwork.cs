namespace PlantNSeek.Networks.FullyConnected;

/// <summary>A fully connected ReLU network in double precision, for where truth is made: targets, planting, receipts.</summary>
public sealed class DoubleNetwork
{
    private readonly double[] _parameters;

    /// <summary>Takes a copy of the parameters, flat in the architecture's layout.</summary>
    /// <exception cref="ArgumentException">The count differs from the layout's.</exception>
    public DoubleNetwork(Architecture architecture, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        RequireBiases(architecture);
        Guard.SameLength(parameters.Length, "the parameter buffer", architecture.Layout.Count, $"the layout of {architecture}");
        Architecture = architecture;
        _parameters = parameters.ToArray();
    }

    /// <exception cref="ArgumentException">The network has no biases, which targets and planting need.</exception>
    internal static void RequireBiases(Architecture architecture)
    {
        if (!architecture.HasBiases)
        {
            throw new ArgumentException($"the network is {architecture}; this takes one with biases", nameof(architecture));
        }
    }

    /// <summary>The widths.</summary>
    public Architecture Architecture { get; }

    /// <summary>What the parameters connect.</summary>
    public NetworkGraph Graph => Architecture.Graph;

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Architecture.Layout;

    /// <summary>All parameters, flat.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>Weights with |w| above <paramref name="threshold"/>.</summary>
    public int NonZeroWeights(double threshold = 0) => CountNonZero(ParameterKind.Weight, threshold);

    /// <summary>Biases with |b| above <paramref name="threshold"/>.</summary>
    public int NonZeroBiases(double threshold = 0) => CountNonZero(ParameterKind.Bias, threshold);

    /// <summary>The outputs for one input; the last layer is linear.</summary>
    public double[] Evaluate(params ReadOnlySpan<double> input)
    {
        Guard.SameLength(input.Length, "the input", Architecture.InputWidth, $"the input layer of {Architecture}");
        var x = input.ToArray();
        for (var layer = 0; layer < Architecture.LayerCount; layer++)
        {
            var (weight, bias) = (Layout.Weight(layer), Layout.Bias(layer));
            var y = new double[weight.Rows];
            for (var o = 0; o < y.Length; o++)
            {
                var sum = _parameters[bias.Offset + o];
                var row = _parameters.AsSpan(weight.Offset + (o * weight.Columns), weight.Columns);
                for (var i = 0; i < row.Length; i++)
                {
                    sum += row[i] * x[i];
                }

                y[o] = layer < Architecture.LayerCount - 1 ? Math.Max(sum, 0) : sum;
            }

            x = y;
        }

        return x;
    }

    /// <summary>The same parameters rounded to float.</summary>
    public float[] ToSingle()
    {
        var singles = new float[_parameters.Length];
        for (var i = 0; i < singles.Length; i++)
        {
            singles[i] = (float)_parameters[i];
        }

        return singles;
    }

    private int CountNonZero(ParameterKind kind, double threshold)
    {
        var count = 0;
        foreach (var slice in Layout.Slices)
        {
            for (var i = slice.Offset; slice.Kind == kind && i < slice.End; i++)
            {
                count += Math.Abs(_parameters[i]) > threshold ? 1 : 0;
            }
        }

        return count;
    }
}
