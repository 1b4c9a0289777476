namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>The mean of each channel, a vector.</summary>
internal sealed class GlobalAverageModule(string name, string from) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => new(inputs[0].Channels);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) =>
        inputs[0].ForEach((n, c, i, j) => output[n, c, 0, 0] += inputs[0][n, c, i, j] / (inputs[0].Shape.Rows * inputs[0].Shape.Columns));

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) =>
        inputs[0].ForEach((n, c, i, j) => below[0][n, c, i, j] += delta[n, c, 0, 0] / (inputs[0].Shape.Rows * inputs[0].Shape.Columns));
}
