namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>
/// A shortcut without parameters (option A of the residual networks): every stride-th row and column from the first on, between channels of zeros.
/// </summary>
internal sealed class PaddedShortcutModule(string name, string from, int stride, int before, int after) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) =>
        new(before + inputs[0].Channels + after, ((inputs[0].Rows - 1) / stride) + 1, ((inputs[0].Columns - 1) / stride) + 1);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) => output.ForEach((n, c, i, j) =>
    {
        if (c >= before && c < before + inputs[0].Shape.Channels)
        {
            output[n, c, i, j] = inputs[0][n, c - before, i * stride, j * stride];
        }
    });

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) => delta.ForEach((n, c, i, j) =>
    {
        if (c >= before && c < before + inputs[0].Shape.Channels)
        {
            below[0][n, c - before, i * stride, j * stride] += delta[n, c, i, j];
        }
    });
}
