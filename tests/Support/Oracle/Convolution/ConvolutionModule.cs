namespace PlantNSeek.TestSupport.Oracle.Convolution;

/// <summary>
/// Convolution as networks have it (a cross-correlation) with zero padding:
/// <c>out[n,o,i,j] = bias[o] + sum over c,p,q of weight[o,c,p,q] * x[n,c,i*stride+p-padding,j*stride+q-padding]</c>.
/// </summary>
public sealed class ConvolutionModule(string name, string from, int inputs, int outputs, (int Rows, int Columns) kernel, int stride = 1, int padding = 0, bool bias = true)
    : OracleModule(name, from)
{
    private readonly OracleTensor _weight = new($"{name}.weight", TensorKind.Weight, outputs, inputs, kernel.Rows, kernel.Columns);
    private readonly OracleTensor? _bias = bias ? new($"{name}.bias", TensorKind.Bias, outputs) : null;

    public override IReadOnlyList<OracleTensor> Tensors => _bias is null ? [_weight] : [_weight, _bias];

    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => new(
        outputs,
        ((inputs[0].Rows + (2 * padding) - kernel.Rows) / stride) + 1,
        ((inputs[0].Columns + (2 * padding) - kernel.Columns) / stride) + 1);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output)
    {
        if (_bias is not null)
        {
            output.ForEach((n, o, i, j) => output[n, o, i, j] = pass.Values(_bias)[o]);
        }

        var weight = pass.Values(_weight).ToArray();
        ForEachProduct(inputs[0], output, (n, o, i, j, c, y, x, w) => output[n, o, i, j] += weight[w] * inputs[0][n, c, y, x]);
    }

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below)
    {
        if (_bias is not null)
        {
            delta.ForEach((n, o, i, j) => pass.GradientOf(_bias)[o] += delta[n, o, i, j]);
        }

        var (weight, gradient) = (pass.Values(_weight).ToArray(), new Dual[_weight.Length]);
        ForEachProduct(inputs[0], delta, (n, o, i, j, c, y, x, w) =>
        {
            gradient[w] += delta[n, o, i, j] * inputs[0][n, c, y, x];
            below[0][n, c, y, x] += delta[n, o, i, j] * weight[w];
        });
        gradient.CopyTo(pass.GradientOf(_weight));
    }

    // Every product of a weight and a pixel inside the image: output (n, o, i, j), pixel (c, y, x), weight's index w.
    private void ForEachProduct(FeatureMaps input, FeatureMaps output, Action<int, int, int, int, int, int, int, int> action) => output.ForEach((n, o, i, j) =>
    {
        for (var w = 0; w < inputs * kernel.Rows * kernel.Columns; w++)
        {
            var (c, p, q) = (w / (kernel.Rows * kernel.Columns), w / kernel.Columns % kernel.Rows, w % kernel.Columns);
            var (y, x) = ((i * stride) + p - padding, (j * stride) + q - padding);
            if (y >= 0 && y < input.Shape.Rows && x >= 0 && x < input.Shape.Columns)
            {
                action(n, o, i, j, c, y, x, (o * inputs * kernel.Rows * kernel.Columns) + w);
            }
        }
    });
}
