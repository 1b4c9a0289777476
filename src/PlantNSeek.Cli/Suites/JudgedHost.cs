using PlantNSeek.Baselines;
using PlantNSeek.Judging;
using PlantNSeek.Numpy;

namespace PlantNSeek.Cli.Suites;

/// <summary>What a mask of one host of a suite is worth.</summary>
/// <param name="Host">The host's path in the suite.</param>
/// <param name="Group">What hosts it is one of, such as <c>circle, 2-100-100-100-4, noise 0.01, Fair</c>.</param>
/// <param name="Sha256">The checksum of the host's file.</param>
/// <param name="Quantities">What was measured, and whether more of it is better.</param>
internal sealed record JudgedHost(string Host, string Group, string Sha256, IReadOnlyList<(string Name, bool MoreIsBetter, double Value)> Quantities)
{
    /// <summary>Parameters that a mask keeps: with more of them the other quantities are no achievement.</summary>
    private const string Kept = "parameters kept";

    /// <summary>Of a mask's judgement; a training that diverged has the score NaN.</summary>
    public static JudgedHost Of(string path, string sha256, MaskJudge judge, MaskJudgement mask, bool trains)
    {
        var (host, accuracy) = (judge.Host, judge.IsAccuracy);
        var group = host.Description is { } planted ? FormattableString.Invariant($"{planted.Task}, {host.NetworkText}, noise {planted.Noise}, {planted.Protocol}") : $"{OneLine.Of(host.NetworkText)}, {(accuracy ? "classes" : "values")}";
        var score = mask.Score(host.Description?.Protocol ?? "Fair");
        List<(string, bool, double)> quantities = [(Kept, false, mask.Summary.KeptCount), (BaselineQuantities.Untrained(accuracy), accuracy, score.Strong)];
        if (trains)
        {
            quantities.Add((BaselineQuantities.Trained(accuracy), accuracy, score.Weak ?? double.NaN));
        }

        if (mask.Overlap is { } overlap)
        {
            quantities.Add((BaselineQuantities.Recall, true, BaselineQuantities.BeyondChance(overlap.Weights)));
        }

        quantities.Add((BaselineQuantities.Edges, true, mask.Summary.Connectivity.EffectiveWeights));
        if (mask.SearchEpochs is { } epochs)
        {
            quantities.Add((BaselineQuantities.Cost, false, epochs * host.Training.Count)); // a cost that nobody states is not 0
        }

        return new JudgedHost(path, group, sha256, quantities);
    }
}
