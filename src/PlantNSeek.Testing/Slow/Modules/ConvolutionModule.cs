namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>
/// Convolution as networks have it (a cross-correlation) with zero padding:
/// <c>out[n,o,i,j] = bias[o] + sum over c,p,q of weight[o,c,p,q] * x[n,c,i*stride+p-padding,j*stride+q-padding]</c>.
/// </summary>
internal sealed class ConvolutionModule(string name, string from, int inputs, int outputs, (int Rows, int Columns) kernel, int stride = 1, int padding = 0, bool bias = true)
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

        var (weight, values) = (pass.Values(_weight).ToArray(), inputs[0].Values);
        ForEachProduct(inputs[0], output, (at, pixel, w) => output.Values[at] += weight[w] * values[pixel]);
    }

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below)
    {
        if (_bias is not null)
        {
            delta.ForEach((n, o, i, j) => pass.GradientOf(_bias)[o] += delta[n, o, i, j]);
        }

        var (weight, gradient, values, flow) = (pass.Values(_weight).ToArray(), new Dual[_weight.Length], inputs[0].Values, below[0].Values);
        ForEachProduct(inputs[0], delta, (at, pixel, w) =>
        {
            gradient[w] += delta.Values[at] * values[pixel];
            flow[pixel] += delta.Values[at] * weight[w];
        });
        gradient.CopyTo(pass.GradientOf(_weight));
    }

    // Every product of a weight and a pixel inside the image, by their indices and that of the output.
    private void ForEachProduct(FeatureMaps input, FeatureMaps output, Action<int, int, int> action) => output.ForEach((n, o, i, j) =>
    {
        var (at, shape) = (output.IndexOf(n, o, i, j), input.Shape);
        var w = o * inputs * kernel.Rows * kernel.Columns;
        for (var c = 0; c < inputs; c++)
        {
            for (var y = (i * stride) - padding; y < (i * stride) - padding + kernel.Rows; y++)
            {
                for (var x = (j * stride) - padding; x < (j * stride) - padding + kernel.Columns; x++, w++)
                {
                    if (y >= 0 && y < shape.Rows && x >= 0 && x < shape.Columns)
                    {
                        action(at, input.IndexOf(n, c, y, x), w);
                    }
                }
            }
        }
    });
}
