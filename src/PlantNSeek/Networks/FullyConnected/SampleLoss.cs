using PlantNSeek.Numerics;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>The loss of one sample in double: its value, its derivative by the outputs, and how that changes along a direction.</summary>
internal sealed class SampleLoss(int outputs)
{
    private readonly double[] _score = new double[outputs];
    private readonly double[] _scoreRate = new double[outputs];
    private readonly double[] _softmax = new double[outputs];
    private readonly double[] _softmaxRate = new double[outputs];

    /// <summary>The loss; set before <see cref="Run"/>.</summary>
    public LossFunction Loss { get; set; }

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
            _score[k] = Outputs[k] / Loss.Temperature;
            _scoreRate[k] = OutputRates[k] / Loss.Temperature;
        }

        if (Loss.SoftmaxBeforeLoss)
        {
            Softmax(_score, _scoreRate, _softmax, _softmaxRate);
            _softmax.CopyTo(_score, 0);
            _softmaxRate.CopyTo(_scoreRate, 0);
        }

        var value = Loss.Kind == LossKind.SoftmaxCrossEntropy ? CrossEntropy(label) : SquaredError(values);
        if (Loss.SoftmaxBeforeLoss)
        {
            BackThroughSoftmax();
        }

        for (var k = 0; k < outputs; k++)
        {
            Deltas[k] /= Loss.Temperature;
            DeltaRates[k] /= Loss.Temperature;
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
        var (maximum, sum) = Softmax(_score, _scoreRate, Deltas, DeltaRates);
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

    // The largest score, and the sum of exp(score - largest).
    private static (double Maximum, double Sum) Softmax(double[] scores, double[] rates, double[] softmax, double[] softmaxRates)
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

        return (maximum, sum);
    }
}
