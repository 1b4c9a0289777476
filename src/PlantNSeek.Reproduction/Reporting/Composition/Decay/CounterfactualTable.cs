using System.Globalization;
using PlantNSeek.Experiments;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The counterfactuals in numbers, and what they say.</summary>
internal static class CounterfactualTable
{
    /// <summary>Table and sentences; nothing where the sweep has no counterfactual beside both plain searches.</summary>
    public static IEnumerable<ReportBlock> Of(IReadOnlyList<CounterfactualGroup> groups) => groups.Count == 0 ? [] :
    [
        new TableBlock(new ReportTable(
            "By what decay helps: the same searches with dead parameters dropped first, left the value that they had before the round, or dropped last. Parameters on a path; scores (accuracy for Circle, squared error for ReLU and Helix) of the mask trained from the initial values, " +
            "and of the search’s own parameters after ten epochs more, median and range over the networks; found by the score that the search is judged by. Gap closed: how far the median of that score is on the way from plain without decay to plain with it, for errors in orders of magnitude",
            [.. DecayTexts.PlaceColumns, new("judged"), new("counterfactual"), new("decay"), new("networks", true), new("on a path", true), new("from the initial values", true), new("trained on", true), new("found"), new("gap closed", true)],
            [.. groups.SelectMany(g => g.All.Select(c => Row(g, c)))])),
        new ListBlock([.. groups.Select(Sentence)]),
    ];

    private static TableCell[] Row(CounterfactualGroup group, Counterfactual one) =>
    [
        .. DecayTexts.Place(one.Cell), DecayTexts.Judged(one.Rewinding), one.Label, DecayTexts.Decay(DecayTexts.Key(one.Cell)), one.Cell.Runs.Count, ReportTables.Spread(one.Cell.Runs.Select(r => (double)r.EffectiveParameters)),
        DecayTexts.Spread(one.Cell.Runs.Select(r => r.Weak)), DecayTexts.Spread(one.Cell.Runs.Select(r => r.OwnStart?.TrainedOn)), one.IsFound ? "yes" : "no", Percent(one.ShareOfGap(group.Without, group.With)),
    ];

    private static string Sentence(CounterfactualGroup group)
    {
        var (cell, key) = (group.With.Cell, DecayTexts.Key(group.With.Cell));
        var where = string.Create(CultureInfo.InvariantCulture, $"{CurveFigures.Title(cell.Task)} at depth {key.Depth}, width {key.Width} and {(cell.Density == DensityPoint.Ticket ? "the ticket’s density" : $"density {cell.Density}")}, {DecayTexts.Judged(group.With.Rewinding)}");
        var gain = $"decay {key.Decay} takes the median from {Measured(group.Without)} to {Measured(group.With)}{(group.HasGain ? "" : ", so that there is no gain to explain")}";
        return $"{where}: {gain}; {string.Join("; ", group.Others.Select(o => Outcome(group, o)))}.";
    }

    private static string Measured(Counterfactual one) => $"{ClaimTexts.Number(one.Score)} ({Found(one)})";

    private static string Outcome(CounterfactualGroup group, Counterfactual one)
    {
        var closed = one.ShareOfGap(group.Without, group.With) is { } share ? $"closes {Percent(share)} of that gap" : $"gives {ClaimTexts.Number(one.Score)}";
        return $"{(one.HasDecay ? "with decay" : "without decay")}, {one.Words} {closed} ({Found(one)}){(group.HasGain ? $", so {Meaning(one)}" : "")}";
    }

    // Without decay a counterfactual explains the gain where it brings it about; with decay where it takes it away.
    private static string Meaning(Counterfactual one) => (one.Dead, one.IsFound) switch
    {
        (DeadParameters.First, true) => "the dead in the budget explain the gain",
        (DeadParameters.First, false) => "the dead in the budget alone do not explain the gain",
        (_, true) => "decay helps by more than the removal of the dead",
        _ => "the gain needs the removal of the dead",
    };

    private static string Found(Counterfactual one) => one.IsFound ? "found" : "not found";

    private static string Percent(double? share) => share is { } s ? $"{Figures.NumberText.Fixed(100 * s, 0)} %" : "–";
}
