using PlantNSeek.Pruning;

namespace Pruners;

/// <summary>Scores a parameter by |parameter * gradient|, about what the loss changes by without it. Put your own score here.</summary>
public sealed class MyPruner : IPruner
{
    // Reports list it under this name.
    public string Name => "MyPruner";

    // One score for each parameter, in layout order; higher = keep. Budget, ties, rounds and training are not a pruner's affair.
    public void Score(PruningContext context, Span<double> scores)
    {
        // The network gives gradients, Hessian-vector products and outputs; here the gradient of the mean loss goes into scores ...
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            // ... and becomes a score. This is the line to change first. Random numbers, if you need any, come from context.Random.
            scores[i] = Math.Abs(context.Parameters.Span[i] * scores[i]);
        }
    }
}
