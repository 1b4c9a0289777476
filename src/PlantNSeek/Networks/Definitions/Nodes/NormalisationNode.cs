namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>
/// BatchNorm: <c>y = scale * (x - mean) / sqrt(variance + epsilon) + shift</c> for each channel. In training mean and variance are those of batch, rows and
/// columns, and the running ones move towards them (the variance towards the unbiased one).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
/// <param name="IsAffine">Whether it has scale and shift; without them they are 1 and 0.</param>
/// <param name="Epsilon">Keeps the denominator from 0.</param>
/// <param name="Momentum">The share of the batch in the running statistics after a step.</param>
public sealed record NormalisationNode(string Name, string From, bool IsAffine = true, double Epsilon = 1e-5, double Momentum = 0.1) : OneInputNode(Name, From)
{
    /// <summary>The name of its scale.</summary>
    internal string ScaleName => $"{Name}.weight";

    /// <summary>The name of its shift.</summary>
    internal string ShiftName => $"{Name}.bias";

    /// <summary>The name of its running mean.</summary>
    internal string MeanName => $"{Name}.running_mean";

    /// <summary>The name of its running variance.</summary>
    internal string VarianceName => $"{Name}.running_var";

    private protected override FeatureShape ShapeFor(FeatureShape input)
    {
        Require(Epsilon > 0 && Momentum is >= 0 and <= 1, FormattableString.Invariant($"epsilon is {Epsilon} and momentum {Momentum}; they are above 0 and from 0 to 1"));
        return input;
    }

    internal override IEnumerable<TensorSpec> TensorsFor(FeatureShape input, int layer)
    {
        var channels = new TensorShape(input.Channels);
        if (IsAffine)
        {
            yield return new(ScaleName, layer, ParameterKind.Scale, channels);
            yield return new(ShiftName, layer, ParameterKind.Shift, channels);
        }

        yield return new(MeanName, layer, ParameterKind.Statistic, channels);
        yield return new(VarianceName, layer, ParameterKind.Statistic, channels);
    }
}
