namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>A fully connected layer on vectors: <c>out[n,o] = bias[o] + sum over i of weight[o,i] * x[n,i]</c>.</summary>
internal sealed class LinearModule(string name, string from, int inputs, int outputs, bool bias = true) : OracleModule(name, from)
{
    private readonly OracleTensor _weight = new($"{name}.weight", TensorKind.Weight, outputs, inputs);
    private readonly OracleTensor? _bias = bias ? new($"{name}.bias", TensorKind.Bias, outputs) : null;

    public override IReadOnlyList<OracleTensor> Tensors => _bias is null ? [_weight] : [_weight, _bias];

    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => new(outputs);

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output) => output.ForEach((n, o, _, _) =>
    {
        Dual sum = _bias is null ? 0 : pass.Values(_bias)[o];
        for (var i = 0; i < inputs[0].Shape.Channels; i++)
        {
            sum += pass.Values(_weight)[(o * inputs[0].Shape.Channels) + i] * inputs[0][n, i, 0, 0];
        }

        output[n, o, 0, 0] = sum;
    });

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below) => delta.ForEach((n, o, _, _) =>
    {
        var d = delta[n, o, 0, 0];
        if (_bias is not null)
        {
            pass.GradientOf(_bias)[o] += d;
        }

        for (var i = 0; i < inputs[0].Shape.Channels; i++)
        {
            var w = (o * inputs[0].Shape.Channels) + i;
            pass.GradientOf(_weight)[w] += d * inputs[0][n, i, 0, 0];
            below[0][n, i, 0, 0] += d * pass.Values(_weight)[w];
        }
    });
}
