using PlantNSeek.Networks;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Judging;

/// <summary>Judges scores: how well they tell the ticket, and what the masks of the largest ones are worth.</summary>
/// <param name="judge">Judges masks of the network, whose ticket must be known.</param>
/// <param name="keepsBiases">What becomes of biases without a score.</param>
public sealed class ScoreJudging(MaskJudge judge, bool keepsBiases)
{
    private static readonly double[] Densities = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>Judges scores.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="scores">A score for each parameter of the network; NaN for biases that have none.</param>
    /// <param name="trains">Whether each mask is trained.</param>
    /// <param name="progress">Receives each mask.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArgumentException">The ticket is not known, or there is not a score for each parameter.</exception>
    public ScoreJudgement Of(string name, double[] scores, bool trains, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var truth = judge.Truth?.Mask ?? throw new ArgumentException($"no truth is known of {judge.Host.Name}; scores are judged by the ticket they should tell");
        var layout = judge.Host.Layout;
        if (scores.Length != layout.Count)
        {
            throw new ArgumentException($"{scores.Length} scores are given; {judge.Host.Name} has {layout.Count} parameters", nameof(scores));
        }

        var protocol = judge.Host.Description?.Protocol ?? "Fair";
        var curve = new List<ScoredMask>();
        foreach (var kept in Densities.Select(d => new Density(d).Budget(layout.Count)).Append(truth.KeptCount).Where(static k => k > 0).Distinct().Order())
        {
            var mask = Largest(scores, kept);
            var judged = judge.Judge(name, new FoundTicket(mask), trains, checks: false, progress, cancel);
            var weights = judged.Overlap!.Weights;
            curve.Add(new ScoredMask((double)mask.KeptCount / layout.Count, mask.KeptCount, weights.Recall, weights.ChanceRecall, judged.Score(protocol).Strong, judged.Score(protocol).Weak));
        }

        return new ScoreJudgement(name, judge.IsAccuracy, [.. Separations(layout, scores, truth)], curve);
    }

    // Ties go to the parameter that comes first, as in the library's selection.
    private Mask Largest(double[] scores, int kept)
    {
        int[] free = [.. Enumerable.Range(0, scores.Length).Where(i => double.IsNaN(scores[i]))];
        int[] ranked = [.. Enumerable.Range(0, scores.Length).Where(i => !double.IsNaN(scores[i])).OrderByDescending(i => scores[i])];
        int[] always = keepsBiases ? free : [];
        return Mask.FromIndices(scores.Length, [.. always, .. ranked.Take(Math.Max(0, kept - always.Length))]);
    }

    private static IEnumerable<ScoreSeparation> Separations(ParameterLayout layout, double[] scores, Mask truth)
    {
        var all = Enumerable.Range(0, layout.Count).Where(i => !double.IsNaN(scores[i])).ToArray();
        ScoreSeparation[] tensors = [.. layout.Slices.ToArray().Where(static s => s.Length > 0).Select(s => Of(s.Name, [.. Enumerable.Range(s.Offset, s.Length).Where(i => !double.IsNaN(scores[i]))]))];
        yield return Of("all", all);
        var (pairs, won) = (0.0, 0.0);
        foreach (var tensor in tensors.Where(static t => t.Planted > 0 && t.Planted < t.Count))
        {
            var own = (double)tensor.Planted * (tensor.Count - tensor.Planted);
            (pairs, won) = (pairs + own, won + (own * tensor.Auroc));
        }

        yield return new ScoreSeparation("within tensors", all.Length, tensors.Sum(static t => t.Planted), pairs > 0 ? won / pairs : double.NaN, double.NaN);
        foreach (var tensor in tensors.Where(static t => t.Count > 0))
        {
            yield return tensor;
        }

        ScoreSeparation Of(string name, int[] places)
        {
            double[] values = [.. places.Select(i => scores[i])];
            bool[] members = [.. places.Select(i => truth[i])];
            var planted = members.Count(static m => m);
            return new ScoreSeparation(name, places.Length, planted, RankStatistics.AreaUnderCurve(values, members), planted == 0 ? double.NaN : AveragePrecision.Of(values, members));
        }
    }
}
