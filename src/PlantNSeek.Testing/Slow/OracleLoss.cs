using PlantNSeek.Networks;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Testing.Slow;

/// <summary>The second, slow implementation of losses.</summary>
internal static class OracleLoss
{
    /// <summary>What one sample adds to the mean loss of its batch, and the derivative of that by the sample's outputs.</summary>
    public static (Dual Loss, Dual[] Derivative) OfSample(Dual[] outputs, Batch batch, int sample, LossFunction loss)
    {
        var scaled = outputs.Select(y => y / loss.Temperature).ToArray();
        var seen = loss.SoftmaxBeforeLoss ? Softmax(scaled) : scaled;
        Dual value = 0;
        var derivative = new Dual[seen.Length];
        if (loss.Kind == LossKind.MeanSquaredError)
        {
            double terms = batch.Count * batch.OutputWidth;
            for (var k = 0; k < seen.Length; k++)
            {
                var difference = seen[k] - batch.Values[(sample * seen.Length) + k];
                value += difference * difference / terms;
                derivative[k] = 2 * difference / terms;
            }
        }
        else
        {
            var probabilities = Softmax(seen);
            value = -Dual.Log(probabilities[batch.Labels[sample]]) / batch.Count;
            derivative = [.. probabilities.Select((p, k) => (p - (k == batch.Labels[sample] ? 1 : 0)) / batch.Count)];
        }

        if (loss.SoftmaxBeforeLoss)
        {
            var mean = derivative.Select((d, k) => d * seen[k]).Aggregate((Dual)0, (a, b) => a + b);
            derivative = [.. derivative.Select((d, k) => seen[k] * (d - mean))];
        }

        return (value, [.. derivative.Select(d => d / loss.Temperature)]);
    }

    private static Dual[] Softmax(Dual[] x)
    {
        var largest = x.Max(y => y.Value);
        var exponentials = x.Select(y => Dual.Exp(y - largest)).ToArray();
        var sum = exponentials.Aggregate((a, b) => a + b);
        return [.. exponentials.Select(e => e / sum)];
    }
}
