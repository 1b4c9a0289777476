using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;

namespace PlantNSeek.Contracts.Styles;

/// <summary>|w dL/dw| over the sum, each sample's gradient on a thread of its own, kept and summed in single precision.</summary>
internal sealed class ParallelSnip : IPruner
{
    public string Name => "SNIP, sample by sample";

    public void Score(PruningContext context, Span<double> scores)
    {
        var gradients = new float[context.Batch.Count][];
        Parallel.For(0, gradients.Length, sample =>
        {
            var gradient = new double[context.Layout.Count];
            context.Network.LossAndGradient(context.Parameters.Span, context.Batch.Slice(sample, 1), context.Loss, gradient);
            gradients[sample] = Array.ConvertAll(gradient, static g => (float)g);
        });
        var sums = gradients.Aggregate((a, b) => [.. a.Zip(b, static (x, y) => x + y)]);
        var saliency = sums.Select((g, i) => MathF.Abs(g * context.UnmaskedParameters.Span[i])).ToArray();
        var total = saliency.Sum();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = total == 0 ? 0 : saliency[i] / total;
        }
    }
}

/// <summary>The same from batches of three samples, the last of them smaller.</summary>
internal sealed class BatchedSnip : IPruner
{
    private const int BatchSize = 3;

    public string Name => "SNIP in batches";

    public void Score(PruningContext context, Span<double> scores)
    {
        var gradient = new double[scores.Length];
        scores.Clear();
        for (var start = 0; start < context.Batch.Count; start += BatchSize)
        {
            var batch = context.Batch.Slice(start, Math.Min(BatchSize, context.Batch.Count - start));
            context.Network.LossAndGradient(context.Parameters.Span, batch, context.Loss, gradient);
            for (var i = 0; i < gradient.Length; i++)
            {
                scores[i] += gradient[i] * batch.Count;
            }
        }

        var total = double.Epsilon;
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            total += scores[i] = Math.Abs(context.UnmaskedParameters.Span[i] * scores[i]);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= total;
        }
    }
}

/// <summary>Synaptic flow by one pass forwards and one backwards, unit by unit; the network is not asked.</summary>
internal sealed class LoopedSynFlow : IPruner
{
    public string Name => "SynFlow in loops";

    public void Score(PruningContext context, Span<double> scores)
    {
        var (layout, widths) = (context.Layout, context.Layout.Architecture.Widths.ToArray());
        var magnitude = Array.ConvertAll(context.Parameters.ToArray(), static p => Math.Abs((double)p));
        var forwards = new List<double[]> { Enumerable.Repeat(1.0, widths[0]).ToArray() };
        for (var layer = 0; layer < widths.Length - 1; layer++)
        {
            forwards.Add([.. Enumerable.Range(0, widths[layer + 1]).Select(o =>
                forwards[layer].Select((activation, i) => activation * magnitude[layout.WeightIndex(layer, o, i)]).Sum() + magnitude[layout.BiasIndex(layer, o)])]);
        }

        var backwards = Enumerable.Repeat(1.0, widths[^1]).ToArray();
        for (var layer = widths.Length - 2; layer >= 0; layer--)
        {
            var before = new double[widths[layer]];
            for (var o = 0; o < widths[layer + 1]; o++)
            {
                scores[layout.BiasIndex(layer, o)] = backwards[o] * magnitude[layout.BiasIndex(layer, o)];
                for (var i = 0; i < widths[layer]; i++)
                {
                    var flow = backwards[o] * magnitude[layout.WeightIndex(layer, o, i)];
                    scores[layout.WeightIndex(layer, o, i)] = flow * forwards[layer][i];
                    before[i] += flow;
                }
            }

            backwards = before;
        }
    }
}
