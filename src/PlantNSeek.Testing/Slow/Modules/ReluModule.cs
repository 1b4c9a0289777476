namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>The positive part; its derivative at 0 is 0.</summary>
internal sealed class ReluModule(string name, string from) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => inputs[0];

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) =>
        output.ForEach((n, c, i, j) => output[n, c, i, j] = inputs[0][n, c, i, j].Value > 0 ? inputs[0][n, c, i, j] : 0);

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) =>
        delta.ForEach((n, c, i, j) => below[0][n, c, i, j] += inputs[0][n, c, i, j].Value > 0 ? delta[n, c, i, j] : 0);
}
