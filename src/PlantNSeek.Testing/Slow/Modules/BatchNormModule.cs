namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>
/// BatchNorm: <c>y = scale * (x - m) / sqrt(v + epsilon) + shift</c> for each channel, without scale and shift where it is not affine. Mean m and variance v
/// (biased) are those of batch, rows and columns, or the running ones.
/// </summary>
internal sealed class BatchNormModule(string name, string from, int channels, bool affine = true, double epsilon = 1e-5, double momentum = 0.1) : OracleModule(name, from)
{
    private readonly OracleTensor _scale = new($"{name}.weight", TensorKind.Scale, channels);
    private readonly OracleTensor _shift = new($"{name}.bias", TensorKind.Shift, channels);
    private readonly OracleTensor _mean = new($"{name}.running_mean", TensorKind.RunningMean, channels);
    private readonly OracleTensor _variance = new($"{name}.running_var", TensorKind.RunningVariance, channels);

    public override IReadOnlyList<OracleTensor> Tensors => affine ? [_scale, _shift, _mean, _variance] : [_mean, _variance];

    public override MapShape OutputShape(IReadOnlyList<MapShape> inputs) => inputs[0];

    public override void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output)
    {
        if (pass.Mode == NormalisationMode.BatchStatistics && ChannelStatistics.Count(inputs[0]) < 2)
        {
            throw new ArgumentException($"{Name} normalises by the statistics of the batch, which has 1 number a channel; it takes at least 2");
        }

        var normalised = Normalised(pass, inputs[0]);
        output.ForEach((n, c, i, j) =>
        {
            var x = normalised[n, c, i, j];
            output[n, c, i, j] = affine && pass.Mode != NormalisationMode.Identity ? (pass.Values(_scale)[c] * x) + pass.Values(_shift)[c] : x;
        });
    }

    public override void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below)
    {
        if (pass.Mode == NormalisationMode.Identity)
        {
            delta.ForEach((n, c, i, j) => below[0][n, c, i, j] += delta[n, c, i, j]);
            return;
        }

        var (input, count) = (inputs[0], (double)ChannelStatistics.Count(inputs[0]));
        var normalised = Normalised(pass, input);

        // Sums over a channel of the derivative by what was normalised, and of its product with that.
        var (sums, products) = (new Dual[channels], new Dual[channels]);
        delta.ForEach((n, c, i, j) =>
        {
            var (d, x) = (delta[n, c, i, j], normalised[n, c, i, j]);
            if (affine)
            {
                pass.GradientOf(_scale)[c] += d * x;
                pass.GradientOf(_shift)[c] += d;
            }

            sums[c] += d * Scale(pass, c);
            products[c] += d * Scale(pass, c) * x;
        });
        var flows = pass.Mode == NormalisationMode.BatchStatistics;
        var (_, variances) = Statistics(pass, input);
        delta.ForEach((n, c, i, j) =>
        {
            var d = delta[n, c, i, j] * Scale(pass, c);
            var centred = flows ? d - (sums[c] / count) - (normalised[n, c, i, j] * products[c] / count) : d;
            below[0][n, c, i, j] += centred / Dual.Sqrt(variances[c] + epsilon);
        });
    }

    /// <summary>Where a batch moves the running statistics: each tensor with its new numbers (of the variance the unbiased one counts).</summary>
    public IEnumerable<(OracleTensor Tensor, double[] Moved)> Moved(OraclePass pass, FeatureMaps input)
    {
        var (means, variances) = ChannelStatistics.Of(input);
        double count = ChannelStatistics.Count(input);
        double[] Towards(OracleTensor tensor, Func<int, double> target) =>
            [.. Enumerable.Range(0, channels).Select(c => ((1 - momentum) * pass.Values(tensor)[c].Value) + (momentum * target(c)))];
        return [(_mean, Towards(_mean, c => means[c].Value)), (_variance, Towards(_variance, c => variances[c].Value * count / (count - 1)))];
    }

    private Dual Scale(OraclePass pass, int channel) => affine ? pass.Values(_scale)[channel] : 1;

    private FeatureMaps Normalised(OraclePass pass, FeatureMaps input)
    {
        if (pass.Mode == NormalisationMode.Identity)
        {
            return input;
        }

        var normalised = new FeatureMaps(input.Count, input.Shape);
        var (means, variances) = Statistics(pass, input);
        input.ForEach((n, c, i, j) => normalised[n, c, i, j] = (input[n, c, i, j] - means[c]) / Dual.Sqrt(variances[c] + epsilon));
        return normalised;
    }

    private (Dual[] Means, Dual[] Variances) Statistics(OraclePass pass, FeatureMaps input) => pass.Mode == NormalisationMode.BatchStatistics
        ? ChannelStatistics.Of(input)
        : (pass.Values(_mean).ToArray(), pass.Values(_variance).ToArray());
}
