using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Outsiders.Keeping;

/// <summary>Keeps what has both a large weight and a large gradient; claims nothing, and needs no contract.</summary>
public sealed class WeightTimesGradient : IPruner
{
    public string Name => "Weight times gradient";

    public void Score(PruningContext context, Span<double> scores)
    {
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(scores[i] * context.Parameters.Span[i]);
        }
    }
}

/// <summary>The same as a struct, which nobody needs to make.</summary>
public readonly struct InAStruct : IPruner
{
    public string Name => "In a struct";

    public void Score(PruningContext context, Span<double> scores) => new WeightTimesGradient().Score(context, scores);
}

/// <summary>Keeps large weights, whatever the data.</summary>
public sealed class LargeWeights : IPruner
{
    public string Name => "Large weights";

    public void Score(PruningContext context, Span<double> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(context.Parameters.Span[i]);
        }
    }
}

/// <summary>Says that the data do not matter.</summary>
public sealed class LargeWeightsContract : PrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.DataFree | PrunerTraits.SignInvariant;

    protected override IPruner Create() => new LargeWeights();
}
