using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <summary>The loss of one sample in double: its value, its derivative by the outputs, and how that changes along a direction.</summary>
internal sealed class SampleLoss(LossFunction loss, int outputs)
{
    private readonly double[] _score = new double[outputs];
    private readonly double[] _scoreRate = new double[outputs];
    private readonly double[] _softmax = new double[outputs];
    private readonly double[] _softmaxRate = new double[outputs];

    /// <summary>Outputs of the network; set before <see cref="Run"/>.</summary>
    public double[] Outputs { get; } = new double[outputs];

    /// <summary>Their derivative along the direction.</summary>
    public double[] OutputRates { get; } = new double[outputs];

    /// <summary>Derivative of the loss by the outputs.</summary>
    public double[] Deltas { get; } = new double[outputs];

    /// <summary>Its derivative along the direction.</summary>
    public double[] DeltaRates { get; } = new double[outputs];

    /// <summary>Computes the deltas and returns the sample's loss: for a regression the sum over outputs.</summary>
    public double Run(int label, ReadOnlySpan<float> values)
    {
        for (var k = 0; k < outputs; k++)
        {
            _score[k] = Outputs[k] / loss.Temperature;
            _scoreRate[k] = OutputRates[k] / loss.Temperature;
        }

        if (loss.SoftmaxBeforeLoss)
        {
            Softmax(_score, _scoreRate, _softmax, _softmaxRate);
            _softmax.CopyTo(_score, 0);
            _softmaxRate.CopyTo(_scoreRate, 0);
        }

        var value = loss.Kind == LossKind.SoftmaxCrossEntropy ? CrossEntropy(label) : SquaredError(values);
        if (loss.SoftmaxBeforeLoss)
        {
            BackThroughSoftmax();
        }

        for (var k = 0; k < outputs; k++)
        {
            Deltas[k] /= loss.Temperature;
            DeltaRates[k] /= loss.Temperature;
        }

        return value;
    }

    private double SquaredError(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        for (var k = 0; k < outputs; k++)
        {
            var difference = _score[k] - values[k];
            sum = Math.FusedMultiplyAdd(difference, difference, sum);
            Deltas[k] = 2 * difference;
            DeltaRates[k] = 2 * _scoreRate[k];
        }

        return sum;
    }

    private double CrossEntropy(int label)
    {
        var maximum = Softmax(_score, _scoreRate, Deltas, DeltaRates);
        var sum = 0.0;
        for (var k = 0; k < outputs; k++)
        {
            sum += DeterministicMath.Exp(_score[k] - maximum);
        }

        Deltas[label] -= 1;
        return DeterministicMath.Log(sum) - (_score[label] - maximum);
    }

    // dz_k = p_k (d_k - sum_j p_j d_j), and its derivative by the product rule; p is in _score.
    private void BackThroughSoftmax()
    {
        var (sum, sumRate) = (0.0, 0.0);
        for (var k = 0; k < outputs; k++)
        {
            sum = Math.FusedMultiplyAdd(_score[k], Deltas[k], sum);
            sumRate = Math.FusedMultiplyAdd(_scoreRate[k], Deltas[k], Math.FusedMultiplyAdd(_score[k], DeltaRates[k], sumRate));
        }

        for (var k = 0; k < outputs; k++)
        {
            DeltaRates[k] = (_scoreRate[k] * (Deltas[k] - sum)) + (_score[k] * (DeltaRates[k] - sumRate));
            Deltas[k] = _score[k] * (Deltas[k] - sum);
        }
    }

    private static double Softmax(double[] scores, double[] rates, double[] softmax, double[] softmaxRates)
    {
        var maximum = scores[0];
        foreach (var score in scores)
        {
            maximum = Math.Max(maximum, score);
        }

        var (sum, mean) = (0.0, 0.0);
        for (var k = 0; k < scores.Length; k++)
        {
            softmax[k] = DeterministicMath.Exp(scores[k] - maximum);
            sum += softmax[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            softmax[k] /= sum;
            mean = Math.FusedMultiplyAdd(softmax[k], rates[k], mean);
        }

        for (var k = 0; k < scores.Length; k++)
        {
            softmaxRates[k] = softmax[k] * (rates[k] - mean);
        }

        return maximum;
    }
}
