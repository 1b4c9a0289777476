namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>
/// The largest entry of each window without padding; incomplete windows are left out. The derivative goes to the first of equal entries, row by row.
/// </summary>
internal sealed class MaxPoolingModule(string name, string from, int window, int stride) : OracleModule(name, from)
{
    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) =>
        new(inputs[0].Channels, ((inputs[0].Rows - window) / stride) + 1, ((inputs[0].Columns - window) / stride) + 1);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) => output.ForEach((n, c, i, j) =>
    {
        var (y, x) = Largest(inputs[0], n, c, i * stride, j * stride);
        output[n, c, i, j] = inputs[0][n, c, y, x];
    });

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) => delta.ForEach((n, c, i, j) =>
    {
        var (y, x) = Largest(inputs[0], n, c, i * stride, j * stride);
        below[0][n, c, y, x] += delta[n, c, i, j];
    });

    private (int Row, int Column) Largest(FeatureMaps input, int sample, int channel, int row, int column)
    {
        var largest = (row, column);
        for (var y = row; y < row + window; y++)
        {
            for (var x = column; x < column + window; x++)
            {
                if (input[sample, channel, y, x].Value > input[sample, channel, largest.row, largest.column].Value)
                {
                    largest = (y, x);
                }
            }
        }

        return largest;
    }
}
