using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Claims and verdicts in words and numbers.</summary>
internal static class ClaimTexts
{
    private static readonly Dictionary<string, string> Quantities = new(StringComparer.Ordinal)
    {
        ["planting-deviation"] = "largest relative deviation",
        ["told-apart-share"] = "share of layers told apart",
        ["ticket-distance"] = "distance from the stated quality",
        ["largest-margin"] = "margin of the best pruner at its best density",
        ["smallest-best-margin"] = "margin of the worst pruner at its best density",
        ["smallest-margin"] = "margin of the worst pruner at its worst density",
        ["advantage-of-others"] = "advantage over {pruner}",
        ["smallest-collapse-share-of-failures"] = "smallest share of failures with an emptied layer",
        ["collapse-share"] = "share of {pruner}'s runs with an emptied layer",
        ["largest-living-fraction"] = "largest median share on a path",
        ["smallest-living-fraction"] = "smallest median share on a path",
        ["agreement"] = "share of equal answers",
        ["smallest-step"] = "smallest gain of the margin from one to the next",
        ["median-score"] = "median score of {pruner}",
        ["oracle-margin"] = "margin of the exact planted mask",
        ["oracle-distance"] = "distance of the exact planted mask’s score from the ticket’s",
        ["flow-collapse-share"] = "share of {pruner}'s runs without a path",
        ["median-gain"] = "median gain of the margin",
        ["largest-gain"] = "largest gain of the margin",
        ["smallest-density-ratio"] = "how many times sparser, for the pruner that gains least",
        ["median-number"] = "median {number}",
        ["number"] = "{number}",
        ["median-fall"] = "median fall from density {from} to {to}",
    };

    public static ClaimRow Row(Judgement paper, Judgement fair) => new(
        paper.Claim.Id,
        $"{paper.Claim.Title}. {paper.Claim.Statement}",
        paper.Claim.Source,
        Quantity(paper, fair),
        Outcome(paper),
        Outcome(fair),
        Reason(paper, fair));

    /// <summary>What a part measures and what it must meet.</summary>
    public static string Quantity(ClaimPart part, bool withTask)
    {
        var name = Quantities[part.Measure]
            .Replace("{pruner}", part.Pruner, StringComparison.Ordinal)
            .Replace("{number}", part.Number?.Replace('-', ' '), StringComparison.Ordinal)
            .Replace("{from}", part.From, StringComparison.Ordinal)
            .Replace("{to}", part.To, StringComparison.Ordinal);
        var threshold = part.Below is { } below ? $"below {Number(below)}" : $"at least {Number(part.Threshold)}";
        var score = part.Score is null ? "" : $"{part.Score}, ";
        return withTask ? $"{name} ({Where(part, score)})" : $"{name}, {threshold}";
    }

    private static string Where(ClaimPart part, string score)
    {
        var experiment = part.Experiment == "singleshot" ? "" : $"{part.Experiment}, ";
        var seekers = part.Pruners.Count > 0 ? $"{string.Join(", ", part.Pruners)}, " : "";
        var width = part.Width == 100 ? "" : $", width {part.Width}";
        var noise = part.Noise == 0.01 ? "" : FormattableString.Invariant($", noise {part.Noise}");
        var densities = part.Densities.Count > 0 ? $", density {string.Join(" or ", part.Densities)}" : "";
        var turned = part.Switch.Length == 0 ? "" : $", {part.Switch}";
        var decay = part.Decay is null ? "" : $", decay {part.Decay}";
        return $"{experiment}{seekers}{score}{part.Task}, depth {part.Depth}{width}{noise}{turned}{decay}{densities}{Against(part)}";
    }

    private static string Against(ClaimPart part)
    {
        if (part.Against is not { } other)
        {
            return "";
        }

        string?[] differing =
        [
            other.Experiment, other.Task, other.Depth is { } depth ? $"depth {depth}" : null, other.Width is { } width ? $"width {width}" : null,
            other.Noise is { } noise ? FormattableString.Invariant($"noise {noise}") : null, other.Switch is { Length: 0 } ? "no switch" : other.Switch,
            other.Decay is { Length: 0 } ? "no decay" : other.Decay is { } decay ? $"decay {decay}" : null,
        ];
        return $"; against {string.Join(", ", differing.OfType<string>())}";
    }

    /// <summary>The threshold of a part.</summary>
    public static string Threshold(ClaimPart part) => part.Below is { } below ? $"< {Number(below)}" : $"≥ {Number(part.Threshold)}";

    /// <summary>Four digits, or scientific where small.</summary>
    public static string Number(double value) =>
        value == 0 ? "0" : double.IsInfinity(value) ? value > 0 ? "∞" : "-∞" : Math.Abs(value) < 1e-3 ? value.ToString("0.0e+0", CultureInfo.InvariantCulture) : value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>An interval; where there are too few replicates an end is open.</summary>
    public static string Interval(PartJudgement part) => (double.IsInfinity(part.Low), double.IsInfinity(part.High)) switch
    {
        (true, true) => "open",
        (true, false) => $"up to {Number(part.High)}",
        (false, true) => $"from {Number(part.Low)}",
        _ => part.Low == part.High ? Number(part.Low) : $"{Number(part.Low)} to {Number(part.High)}",
    };

    public static VerdictBadge Badge(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => VerdictBadge.Reproduced,
        Verdict.Deviates => VerdictBadge.Deviates,
        Verdict.Undecided => VerdictBadge.Undecided,
        Verdict.OutOfBudget => VerdictBadge.OutOfBudget,
        _ => VerdictBadge.NotTestable,
    };

    // The quantity and threshold of the part shown, for each protocol where they differ.
    private static string Quantity(Judgement paper, Judgement fair)
    {
        var shown = new[] { paper, fair }.Where(j => j.Parts.Count > 0).Select(j => (j.Protocol, Text: Quantity(Decisive(j).Part, withTask: false))).ToArray();
        return shown.Select(s => s.Text).Distinct().Count() > 1
            ? string.Join("; ", shown.Select(s => $"{s.Protocol}: {s.Text}"))
            : shown.FirstOrDefault().Text ?? "";
    }

    // One part represents the claim in the table: of those that fail the one that does so safely and most clearly, else the one that
    // holds most narrowly, each measured by its threshold where that is not zero.
    private static PartJudgement Decisive(Judgement judgement) =>
        judgement.Parts.OrderBy(p => p.Holds).ThenBy(p => !p.Holds && !p.IsSafe).ThenBy(p => p.Holds ? Distance(p) : -Distance(p)).First();

    private static ProtocolOutcome Outcome(Judgement judgement)
    {
        if (judgement.Parts.Count == 0)
        {
            return new ProtocolOutcome(Badge(judgement.Verdict), "", "");
        }

        var part = Decisive(judgement);
        var where = judgement.Parts.Count > 1 ? $" ({part.Part.Task})" : "";
        return new ProtocolOutcome(Badge(judgement.Verdict), Number(part.Statistic) + where, Interval(part));
    }

    private static double Distance(PartJudgement part) =>
        Math.Abs(part.Statistic - part.Part.Threshold) / (part.Part.Threshold == 0 ? 1 : Math.Abs(part.Part.Threshold));

    private static string Reason(Judgement paper, Judgement fair)
    {
        var reasons = new[] { ("Paper", paper), ("Fair", fair) }
            .Where(j => j.Item2.Recorded.Reason.Length > 0)
            .Select(j => (j.Item1, j.Item2.Recorded.Reason))
            .ToArray();
        return reasons.Length == 2 && reasons[0].Reason == reasons[1].Reason
            ? reasons[0].Reason
            : string.Join(" ", reasons.Select(r => $"{r.Item1}: {r.Reason}"));
    }
}
