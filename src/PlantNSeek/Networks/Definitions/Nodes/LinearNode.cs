namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>A fully connected layer; channels with pixels are read channel by channel, row by row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
/// <param name="Outputs">Units.</param>
/// <param name="HasBias">Whether it has biases.</param>
public sealed record LinearNode(string Name, string From, int Outputs, bool HasBias = true) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input)
    {
        Require(Outputs >= 1, $"it has {Outputs} units; there is at least 1");
        return new(Outputs);
    }

    internal override IEnumerable<TensorSpec> TensorsFor(FeatureShape input, int layer)
    {
        yield return new($"{Name}.weight", layer, ParameterKind.Weight, new TensorShape(Outputs, input.Size));
        if (HasBias)
        {
            yield return new($"{Name}.bias", layer, ParameterKind.Bias, new TensorShape(Outputs));
        }
    }
}
