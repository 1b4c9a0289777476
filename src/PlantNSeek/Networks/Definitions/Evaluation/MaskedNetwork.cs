namespace PlantNSeek.Networks.Definitions.Evaluation;

/// <summary>A definition with its numbers, in double, and what is kept of them.</summary>
public sealed class MaskedNetwork
{
    private readonly double[] _parameters;

    /// <param name="definition">The operations.</param>
    /// <param name="parameters">The numbers of the definition's layout.</param>
    /// <param name="mask">What is kept of them; null for all.</param>
    /// <exception cref="ArgumentException">Parameters or mask have another length than the layout, or a parameter is not finite.</exception>
    public MaskedNetwork(NetworkDefinition definition, ReadOnlySpan<double> parameters, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Guard.SameLength(parameters.Length, "the parameter buffer", definition.Layout.Count, $"the layout of {definition}");
        Guard.SameLength(mask?.Length ?? parameters.Length, "the mask", definition.Layout.Count, $"the layout of {definition}");
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!double.IsFinite(parameters[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"{definition.Layout.Describe(i)} is {parameters[i]}; it must be finite"), nameof(parameters));
            }
        }

        (Definition, _parameters, Mask) = (definition, parameters.ToArray(), mask ?? Mask.All(parameters.Length));
    }

    /// <summary>The operations.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>What is kept; all else counts as 0.</summary>
    public Mask Mask { get; }

    /// <summary>All numbers, masked or not.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>The same from single precision, as engines and <see cref="Initialisation"/> have parameters.</summary>
    /// <inheritdoc cref="MaskedNetwork(NetworkDefinition, ReadOnlySpan{double}, Mask)"/>
    public static MaskedNetwork FromSingle(NetworkDefinition definition, ReadOnlySpan<float> parameters, Mask? mask = null)
    {
        var wide = new double[parameters.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = parameters[i];
        }

        return new MaskedNetwork(definition, wide, mask);
    }

    /// <summary>The outputs <c>[samples, outputs]</c> for samples <c>[samples, channels, rows, columns]</c>.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public double[] Outputs(ReadOnlySpan<double> inputs) => DefinitionOutputs.Of<double>(Definition, _parameters, inputs, Mask);

    /// <summary>The same as single precision runs it: parameters and inputs rounded to float, and every sum too.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public float[] OutputsInSingle(ReadOnlySpan<double> inputs) => DefinitionOutputs.Of<float>(Definition, ToSingle(), Rounded(inputs), Mask);

    /// <summary>The parameters rounded to float.</summary>
    public float[] ToSingle() => Rounded(_parameters);

    private static float[] Rounded(ReadOnlySpan<double> values)
    {
        var rounded = new float[values.Length];
        for (var i = 0; i < rounded.Length; i++)
        {
            rounded[i] = (float)values[i];
        }

        return rounded;
    }
}
