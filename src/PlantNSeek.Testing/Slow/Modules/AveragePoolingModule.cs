namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>The mean of each window without padding; incomplete windows are left out.</summary>
internal sealed class AveragePoolingModule(string name, string from, int window, int stride) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) =>
        new(inputs[0].Channels, ((inputs[0].Rows - window) / stride) + 1, ((inputs[0].Columns - window) / stride) + 1);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) => output.ForEach((n, c, i, j) =>
    {
        for (var k = 0; k < window * window; k++)
        {
            output[n, c, i, j] += inputs[0][n, c, (i * stride) + (k / window), (j * stride) + (k % window)] / (window * window);
        }
    });

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) => delta.ForEach((n, c, i, j) =>
    {
        for (var k = 0; k < window * window; k++)
        {
            below[0][n, c, (i * stride) + (k / window), (j * stride) + (k % window)] += delta[n, c, i, j] / (window * window);
        }
    });
}
