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
        ["smallest-paired-step"] = "smallest gain from one to the next in one network, in the median",
        ["smallest-loss-by-check"] = "loss by the sanity check that costs least, in the median",
        ["largest-loss-by-check"] = "loss by the sanity check that costs most, in the median",
        ["smallest-paired-recall-step"] = "smallest gain in the share of planted parameters kept from one to the next in one network, in the median",
        ["paired-fall"] = "loss from the one density to the other in one network, in the median",
        ["smallest-source-accuracy"] = "accuracy on the source of what was found there, in the median",
        ["cost-ratio"] = "samples of the cheapest that scores as well as the first, over those of the first, in the median",
        ["largest-recall-over-chance"] = "largest share of the planted weights held beyond chance by layers, in the median",
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

    /// <summary>The measures that have a text.</summary>
    internal static IReadOnlyCollection<string> Measured => Quantities.Keys;

    /// <summary>A claim as the report shows it.</summary>
    /// <param name="paper">Its verdict under Paper.</param>
    /// <param name="fair">Its verdict under Fair.</param>
    /// <param name="recomputed">How much of it was recomputed now, in a few characters.</param>
    /// <param name="evidence">The same in a few words.</param>
    public static ClaimRow Row(Judgement paper, Judgement fair, string recomputed, string evidence) => new(
        paper.Claim.Id,
        paper.Claim.Title,
        Badge(paper.Verdict),
        Badge(fair.Verdict),
        recomputed,
        [new("Claim", paper.Claim.Statement), new("Source", paper.Claim.Source), .. Reasons(paper, fair), new("Evidence", evidence)],
        paper.Parts.Count + fair.Parts.Count == 0 ? null : ReportTables.Parts(paper.Claim.Id, [paper, fair]));

    /// <summary>What a part measures, and where.</summary>
    public static string Quantity(ClaimPart part)
    {
        var name = Quantities[part.Measure]
            .Replace("{pruner}", part.Pruner, StringComparison.Ordinal)
            .Replace("{number}", part.Number?.Replace('-', ' '), StringComparison.Ordinal)
            .Replace("{from}", part.From, StringComparison.Ordinal)
            .Replace("{to}", part.To, StringComparison.Ordinal);
        var score = part.Score is null ? "" : $"{part.Score}, ";
        return $"{name} ({Where(part, score)})";
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

    private static Definition[] Reasons(Judgement paper, Judgement fair) => (paper.Recorded.Reason, fair.Recorded.Reason) switch
    {
        ("", "") => [],
        var (one, other) when one == other => [new("Reason", one)],
        var (one, other) => [.. new Definition[] { new("Reason, Paper", one), new("Reason, Fair", other) }.Where(r => r.Description.Length > 0)],
    };
}
