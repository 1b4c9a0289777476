namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>An image as a vector: feature <c>(channel * rows + row) * columns + column</c>.</summary>
internal sealed class FlattenModule(string name, string from) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => new(inputs[0].Size);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) =>
        inputs[0].ForEach((n, c, i, j) => output[n, Feature(inputs[0].Shape, c, i, j), 0, 0] = inputs[0][n, c, i, j]);

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) =>
        inputs[0].ForEach((n, c, i, j) => below[0][n, c, i, j] += delta[n, Feature(inputs[0].Shape, c, i, j), 0, 0]);

    private static int Feature(MapShape shape, int channel, int row, int column) => (((channel * shape.Rows) + row) * shape.Columns) + column;
}
