using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Contracts;

/// <summary>The scores of the paper's pruners from plain loops, for comparison; nothing here asks the library's network.</summary>
internal static class SlowScores
{
    public static double[] Magnitude(PruningContext context) => [.. context.UnmaskedParameters.ToArray().Select(p => Math.Abs((double)p))];

    public static double[] Snip(PruningContext context)
    {
        var gradient = new double[context.Layout.Count];
        Slow(context).LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, gradient);
        var saliency = gradient.Zip(context.UnmaskedParameters.ToArray(), (g, p) => Math.Abs(g * p)).Select((s, i) => i < context.Layout.PrunableCount ? s : 0).ToArray();
        var sum = saliency.Sum();
        return sum == 0 ? saliency : [.. saliency.Select(s => s / sum)];
    }

    public static double[] Grasp(PruningContext context)
    {
        var oracle = Slow(context);
        var loss = context.Loss with { Temperature = GraspPruner.PublishedTemperature };
        var (gradient, product) = (new double[context.Layout.Count], new double[context.Layout.Count]);
        oracle.LossAndGradient(context.Parameters.Span, context.Batch, loss, gradient);
        context.Mask.ApplyTo(gradient.AsSpan());
        gradient.AsSpan(context.Layout.PrunableCount).Clear();
        oracle.HessianVectorProduct(context.Parameters.Span, context.Batch, loss, gradient, product);
        var scores = product.Zip(context.Parameters.ToArray(), (h, p) => h * p).Select((s, i) => i < context.Layout.PrunableCount ? s : 0).ToArray();
        var norm = Math.Abs(scores.Sum()) + 1e-10;
        return [.. scores.Select(s => s / norm)];
    }

    // The tests' kinds of network that are not fully connected are slow ones themselves.
    private static IDifferentiableNetwork Slow(PruningContext context) => context.Graph.AsChain is { } architecture ? new OracleNetwork(architecture) : context.Network;

    /// <summary>In a fully connected network for each parameter the sum, over all paths through it from an input or a bias to an output, of the product of their magnitudes.</summary>
    public static double[] SynFlow(PruningContext context)
    {
        if (context.Graph.AsChain is null)
        {
            return Flow(context); // too many paths to follow
        }

        var (layout, scores) = (context.Layout, new double[context.Layout.Count]);
        for (var input = 0; input < layout.Architecture.InputWidth; input++)
        {
            Follow([], layer: 0, input, flow: 1);
        }

        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            for (var unit = 0; unit < layout.Architecture.Widths[layer + 1]; unit++)
            {
                var bias = layout.BiasIndex(layer, unit);
                Follow([bias], layer + 1, unit, Math.Abs(context.Parameters.Span[bias]));
            }
        }

        return scores;

        void Follow(int[] path, int layer, int unit, double flow)
        {
            if (layer == layout.LayerCount)
            {
                Array.ForEach(path, i => scores[i] += flow);
                return;
            }

            for (var next = 0; next < layout.Architecture.Widths[layer + 1]; next++)
            {
                var weight = layout.WeightIndex(layer, next, unit);
                Follow([.. path, weight], layer + 1, next, flow * Math.Abs(context.Parameters.Span[weight]));
            }
        }
    }

    /// <summary>|theta| times the derivative of the summed outputs by it, for an input of ones: the same where paths are too many to follow.</summary>
    private static double[] Flow(PruningContext context)
    {
        var (magnitudes, flow) = (Array.ConvertAll(context.Parameters.ToArray(), static p => Math.Abs((double)p)), new double[context.Layout.Count]);
        Slow(context).OutputGradient(
            magnitudes, Enumerable.Repeat(1.0, context.Network.InputWidth).ToArray(), Enumerable.Repeat(1.0, context.Network.OutputWidth).ToArray(), flow);
        return [.. flow.Zip(magnitudes, static (f, m) => f * m)];
    }
}
