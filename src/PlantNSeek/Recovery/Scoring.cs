using PlantNSeek.Networks;

namespace PlantNSeek.Recovery;

/// <summary>
/// What outputs are worth: accuracy of a classification, mean squared error of a regression. Outputs are
/// <c>[count, outputs]</c>, row by row; all sums are in double, in sample order.
/// </summary>
public static class Scoring
{
    /// <summary>Rows per test batch of the published programs.</summary>
    public const int PublishedTestBatch = 512;

    /// <summary>The share of samples whose largest output is their label's; of equal outputs the first counts as the largest.</summary>
    /// <param name="outputs">The network's outputs.</param>
    /// <param name="batch">A classification.</param>
    /// <param name="outputScales">Each output is divided by its scale first (a planted network's, above 0); none where empty.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, the batch has no labels or no samples, or a scale is not above 0.</exception>
    /// <exception cref="ArithmeticException">An output is not finite.</exception>
    public static double Accuracy(ReadOnlySpan<float> outputs, Batch batch, ReadOnlySpan<double> outputScales = default)
    {
        Check(outputs, batch, classification: true);
        var scales = ScalesOrOnes(outputScales, batch.OutputWidth);
        var correct = 0;
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var row = outputs.Slice(sample * batch.OutputWidth, batch.OutputWidth);
            var best = 0;
            for (var k = 1; k < row.Length; k++)
            {
                best = row[k] / scales[k] > row[best] / scales[best] ? k : best;
            }

            correct += best == batch.Labels[sample] ? 1 : 0;
        }

        return (double)correct / batch.Count;
    }

    /// <summary>The mean over samples and outputs of the squared difference.</summary>
    /// <param name="outputs">The network's outputs.</param>
    /// <param name="batch">A regression.</param>
    /// <param name="factors">Each output is multiplied by its factor first; none where empty.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or the batch has no target values or no samples.</exception>
    /// <exception cref="ArithmeticException">An output is not finite.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> outputs, Batch batch, ReadOnlySpan<double> factors = default)
    {
        Check(outputs, batch, classification: false);
        var scales = factors.IsEmpty ? Ones(batch.OutputWidth) : factors;
        Guard.SameLength(scales.Length, "the factors", batch.OutputWidth, "an output");
        return SumOfSquares(outputs, batch.Values, scales) / outputs.Length;
    }

    /// <summary>
    /// The published error of a regression (<see cref="ScoringRule.RescaledPerTestBatch"/>): factors fitted on the labels of each run of
    /// <paramref name="batchSize"/> samples, the last one shorter; batches weigh by their samples.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double MeanSquaredErrorRescaledPerBatch(ReadOnlySpan<float> outputs, Batch batch, int batchSize = PublishedTestBatch)
    {
        Check(outputs, batch, classification: false);
        Guard.AtLeast(batchSize, 1);
        var (sum, step) = (0.0, Math.Min(batchSize, batch.Count) * batch.OutputWidth);
        for (var start = 0; start < outputs.Length; start += step)
        {
            var length = Math.Min(step, outputs.Length - start);
            var predicted = outputs.Slice(start, length);
            var wanted = batch.Values.Slice(start, length);
            sum += SumOfSquares(predicted, wanted, LeastSquaresFactors(predicted, wanted, batch.OutputWidth));
        }

        return sum / outputs.Length;
    }

    /// <summary>
    /// One factor per output that brings it closest to the target values without turning its sign: the least-squares factor, or 0
    /// where that is not positive (then ever smaller positive factors only come closer to predicting 0). An output that is 0
    /// throughout keeps factor 1.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double[] PositiveFactors(ReadOnlySpan<float> outputs, Batch batch)
    {
        Check(outputs, batch, classification: false);
        return Array.ConvertAll(LeastSquaresFactors(outputs, batch.Values, batch.OutputWidth), static factor => Math.Max(factor, 0));
    }

    /// <summary>A network's score under a rule: accuracy (higher is better) or mean squared error (lower is better).</summary>
    /// <param name="rule">What is done to the outputs of a regression.</param>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters, masked entries +0.</param>
    /// <param name="training">The data that the fair rule fits its factors on.</param>
    /// <param name="test">The data to score on.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or a batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rule is none of those there are.</exception>
    /// <exception cref="ArithmeticException">An output is not finite.</exception>
    public static double Score(ScoringRule rule, IDifferentiableNetwork network, ReadOnlySpan<float> parameters, ISampleSource training, Batch test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var outputs = Outputs(network, parameters, test);
        return test.IsClassification
            ? Accuracy(outputs, test)
            : rule switch
            {
                ScoringRule.Plain => MeanSquaredError(outputs, test),
                ScoringRule.RescaledPerTestBatch => MeanSquaredErrorRescaledPerBatch(outputs, test),
                ScoringRule.PositiveFactorFromTraining => MeanSquaredError(outputs, test, FactorsFrom(training, network, parameters)),
                _ => throw new ArgumentOutOfRangeException(nameof(rule), $"rule is {rule}; it is one of {string.Join(", ", Enum.GetNames<ScoringRule>())}"),
            };
    }

    private static double[] FactorsFrom(ISampleSource training, IDifferentiableNetwork network, ReadOnlySpan<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(training);
        var batch = training.ToBatch();
        return PositiveFactors(Outputs(network, parameters, batch), batch);
    }

    /// <summary>The network's outputs for all samples of a batch.</summary>
    public static float[] Outputs(IDifferentiableNetwork network, ReadOnlySpan<float> parameters, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        var outputs = new float[batch.Count * network.OutputWidth];
        network.Outputs(parameters, batch.Inputs, outputs);
        return outputs;
    }

    // <y, f> / <f, f> for each output, 1 where f is 0 throughout.
    private static double[] LeastSquaresFactors(ReadOnlySpan<float> outputs, ReadOnlySpan<float> values, int width)
    {
        var (products, squares) = (new double[width], new double[width]);
        for (var i = 0; i < outputs.Length; i++)
        {
            products[i % width] += (double)values[i] * outputs[i];
            squares[i % width] += (double)outputs[i] * outputs[i];
        }

        for (var k = 0; k < width; k++)
        {
            products[k] = squares[k] > 0 ? products[k] / squares[k] : 1;
        }

        return products;
    }

    private static double SumOfSquares(ReadOnlySpan<float> outputs, ReadOnlySpan<float> values, ReadOnlySpan<double> factors)
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (factors[i % factors.Length] * outputs[i]) - values[i];
            sum += difference * difference;
        }

        return sum;
    }

    private static double[] ScalesOrOnes(ReadOnlySpan<double> scales, int width)
    {
        if (scales.IsEmpty)
        {
            return Ones(width);
        }

        Guard.SameLength(scales.Length, "the output scales", width, "an output");
        foreach (var scale in scales)
        {
            if (!(scale > 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"an output scale is {scale}; it must be above 0"), nameof(scales));
            }
        }

        return scales.ToArray();
    }

    private static double[] Ones(int width)
    {
        var ones = new double[width];
        Array.Fill(ones, 1);
        return ones;
    }

    private static void Check(ReadOnlySpan<float> outputs, Batch batch, bool classification)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Guard.AtLeast(batch.Count, 1, "batch.Count");
        Guard.SameLength(outputs.Length, "the output buffer", batch.Count * batch.OutputWidth, $"{batch.Count} samples of {batch.OutputWidth} outputs");
        if (batch.IsClassification != classification)
        {
            throw new ArgumentException(classification ? "accuracy needs class labels; the batch is a regression" : "squared error needs target values; the batch is a classification", nameof(batch));
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            if (!float.IsFinite(outputs[i]))
            {
                throw new ArithmeticException(FormattableString.Invariant($"output {i % batch.OutputWidth} of sample {i / batch.OutputWidth} is {outputs[i]}; outputs must be finite"));
            }
        }
    }
}
