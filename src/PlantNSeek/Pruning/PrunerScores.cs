namespace PlantNSeek.Pruning;

/// <summary>Scores as every user of a pruner should get them: fresh, of the right length, and finite.</summary>
public static class PrunerScores
{
    /// <summary>The pruner's scores for a context.</summary>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public static double[] Scores(this IPruner pruner, PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(pruner);
        ArgumentNullException.ThrowIfNull(context);
        var scores = new double[context.Layout.Count];
        pruner.Score(context, scores);
        NonFiniteScoreException.ThrowIfAny(pruner.Name, context.Layout, scores);
        return scores;
    }
}
