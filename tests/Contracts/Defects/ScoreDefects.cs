using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Contracts.Defects;

internal sealed class ScoresAReinitialisedCopy : IDefect
{
    public ContractRun Run => Trial.Pruner(new Scored(static (context, scores) =>
    {
        var copy = NewlyInitialised(context.Layout.Count);
        Scored.Snip(context with { Parameters = context.Mask.Apply<float>(copy), UnmaskedParameters = copy }, scores);
    }));

    private static float[] NewlyInitialised(int count)
    {
        var random = new RandomStream(0, "initialisation");
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
    }
}

internal sealed class ScoresWeightsForGradients : IDefect
{
    public ContractRun Run => Trial.Pruner(new Scored(static (context, scores) =>
    {
        var gradient = new double[scores.Length];
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, gradient);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(context.UnmaskedParameters.Span[i]); // where the gradient was meant
        }
    }));
}

internal sealed class DividesByACollapsedSum : IDefect
{
    public ContractRun Run => Trial.Pruner(new Scored(static (context, scores) =>
    {
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(scores[i] * context.UnmaskedParameters.Span[i]);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }));
}
