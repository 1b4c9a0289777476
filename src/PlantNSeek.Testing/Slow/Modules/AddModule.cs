namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>The sum of what two modules give: a residual connection.</summary>
internal sealed class AddModule(string name, string first, string second) : OracleModule(name, first, second)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => inputs[0] == inputs[1]
        ? inputs[0]
        : throw new InvalidDataException($"{Name} adds {inputs[0]} and {inputs[1]}");

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) =>
        output.ForEach((n, c, i, j) => output[n, c, i, j] = inputs[0][n, c, i, j] + inputs[1][n, c, i, j]);

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) => delta.ForEach((n, c, i, j) =>
    {
        below[0][n, c, i, j] += delta[n, c, i, j];
        below[1][n, c, i, j] += delta[n, c, i, j];
    });
}
