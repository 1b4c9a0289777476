using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.Genetic;

/// <summary>How well a masked, untrained network does: first by accuracy (0 for a regression), then by loss.</summary>
internal readonly record struct MaskFitness(double Accuracy, double Loss) : IComparable<MaskFitness>
{
    /// <summary>Larger is fitter.</summary>
    public int CompareTo(MaskFitness other) => Accuracy != other.Accuracy ? Accuracy.CompareTo(other.Accuracy) : other.Loss.CompareTo(Loss);

    /// <summary>
    /// Of the outputs that were last computed. Both losses ignore the outputs' scale, which an untrained network cannot choose: cross entropy
    /// of the logits divided by their standard deviation; mean squared error after the best positive factor of each output.
    /// </summary>
    public static MaskFitness Of(SparseEvaluation evaluation, Batch batch) => batch.IsClassification ? Classification(evaluation, batch) : Regression(evaluation, batch);

    private static MaskFitness Classification(SparseEvaluation evaluation, Batch batch)
    {
        var scale = 1 / StandardDeviation(evaluation, batch);
        var (correct, loss) = (0, 0.0);
        for (var s = 0; s < batch.Count; s++)
        {
            var best = 0;
            for (var k = 1; k < batch.OutputWidth; k++)
            {
                best = evaluation.Output(k, s) > evaluation.Output(best, s) ? k : best;
            }

            var (largest, sum) = (evaluation.Output(best, s), 0.0);
            for (var k = 0; k < batch.OutputWidth; k++)
            {
                sum += DeterministicMath.Exp(((double)evaluation.Output(k, s) - largest) * scale);
            }

            loss += DeterministicMath.Log(sum) - (((double)evaluation.Output(batch.Labels[s], s) - largest) * scale);
            correct += best == batch.Labels[s] ? 1 : 0;
        }

        return new MaskFitness((double)correct / batch.Count, loss / batch.Count);
    }

    // 1 where all logits are equal, as any scale does then.
    private static double StandardDeviation(SparseEvaluation evaluation, Batch batch)
    {
        var (sum, squares, count) = (0.0, 0.0, batch.Count * batch.OutputWidth);
        for (var i = 0; i < count; i++)
        {
            sum += evaluation.Output(i % batch.OutputWidth, i / batch.OutputWidth);
        }

        for (var i = 0; i < count; i++)
        {
            var deviation = evaluation.Output(i % batch.OutputWidth, i / batch.OutputWidth) - (sum / count);
            squares += deviation * deviation;
        }

        return squares > 0 ? Math.Sqrt(squares / count) : 1;
    }

    private static MaskFitness Regression(SparseEvaluation evaluation, Batch batch)
    {
        var error = 0.0;
        for (var k = 0; k < batch.OutputWidth; k++)
        {
            var (products, outputs, values) = (0.0, 0.0, 0.0);
            for (var s = 0; s < batch.Count; s++)
            {
                double y = evaluation.Output(k, s), wanted = batch.Values[(s * batch.OutputWidth) + k];
                products += y * wanted;
                outputs += y * y;
                values += wanted * wanted;
            }

            error += products > 0 ? values - (products / outputs * products) : values;
        }

        return new MaskFitness(0, error / (batch.Count * batch.OutputWidth));
    }
}
