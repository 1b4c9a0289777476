using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The cut that a learned mask makes at every step.</summary>
[TestFixture]
[Spec("LEARN-002")]
public class ScoreRankingTests
{
    [PinnedProperty]
    public bool Cut_AgainAndAgain_IsSelectingAfresh(Architecture architecture, Seed seed)
    {
        var (layout, random) = (architecture.Layout, seed.Stream("scores"));
        return SeekingCase.Scopes.All(scope =>
        {
            var ranking = new ScoreRanking(layout, scope);
            double[] scores = [.. Enumerable.Range(0, layout.Count).Select(_ => random.NextUniform(-1, 1))];
            return Enumerable.Range(0, 12).All(step =>
            {
                Move(scores, step, random);
                var budget = PruningBudget.Keep(random.NextInt32(layout.Count + 1));
                return Kept(ranking, scores, budget).Equals(
                    Selection.Select(scores, layout, Mask.All(layout.Count), budget, new SelectionOptions { Scope = scope }));
            });
        });
    }

    // A little, not at all, onto a few values, or altogether.
    private static void Move(double[] scores, int step, RandomStream random)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (step % 4) switch
            {
                0 => scores[i] * random.NextUniform(0.99, 1.01),
                1 => scores[i],
                2 => random.NextInt32(3) - 1,
                _ => random.NextUniform(-1, 1),
            };
        }
    }

    private static Mask Kept(ScoreRanking ranking, double[] scores, PruningBudget budget)
    {
        var keep = new long[scores.Length];
        ranking.Cut(scores, budget.CountsFor(ranking.Sizes), keep);
        return Mask.From(keep.Length, i => keep[i] == -1);
    }
}
