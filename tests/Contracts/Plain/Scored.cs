using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;

namespace PlantNSeek.Contracts.Plain;

/// <summary>Writes a score for each parameter.</summary>
internal delegate void WriteScores(PruningContext context, Span<double> scores);

/// <summary>A pruner in one function.</summary>
internal sealed class Scored(WriteScores write) : IPruner
{
    public string Name { get; init; } = "Scored";

    /// <summary>|w|.</summary>
    public static WriteScores Magnitude => new MagnitudePruner().Score;

    /// <summary>|w dL/dw|, over the sum.</summary>
    public static WriteScores Snip => new SnipPruner().Score;

    /// <summary>A score that is a function of the parameter alone.</summary>
    public static Scored By(Func<float, double> score) => new((context, scores) =>
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = score(context.UnmaskedParameters.Span[i]);
        }
    });

    public void Score(PruningContext context, Span<double> scores) => write(context, scores);
}
