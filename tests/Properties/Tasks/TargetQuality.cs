using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Tasks;

/// <summary>
/// How well a network solves a task without noise. Circles of a regular grid hold very different numbers of points, so accuracy
/// takes one random point of each cell.
/// </summary>
internal static class TargetQuality
{
    public static double Accuracy(LearningTask task, DoubleNetwork network, int cells)
    {
        var right = 0;
        var stream = new RandomStream(1, "points of the cells");
        for (var i = 0; i < cells * cells; i++)
        {
            double[] x = [
                Centre(i / cells, cells) + (stream.NextUniform(-1, 1) / cells),
                Centre(i % cells, cells) + (stream.NextUniform(-1, 1) / cells)];
            right += task.TrueLabel(x) == ArgMax(network.Evaluate(x)) ? 1 : 0;
        }

        return (double)right / (cells * cells);
    }

    public static double[] SquaredErrors(LearningTask task, DoubleNetwork network, int cells)
    {
        var sums = new double[task.OutputWidth];
        for (var i = 0; i < cells; i++)
        {
            double[] x = [Centre(i, cells)];
            var (truth, outputs) = (task.TrueOutputs(x), network.Evaluate(x));
            for (var o = 0; o < sums.Length; o++)
            {
                sums[o] += (outputs[o] - truth[o]) * (outputs[o] - truth[o]) / cells;
            }
        }

        return sums;
    }

    public static int ArgMax(double[] values) => Array.IndexOf(values, values.Max());

    private static double Centre(int cell, int cells) => ((2.0 * cell) + 1 - cells) / cells;
}
