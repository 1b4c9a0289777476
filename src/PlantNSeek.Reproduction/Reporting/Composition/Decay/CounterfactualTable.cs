using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The counterfactuals in numbers, and what they say.</summary>
internal static class CounterfactualTable
{
    /// <summary>Table and sentences; nothing where the sweep has no counterfactual beside both plain searches.</summary>
    public static IEnumerable<ReportBlock> Of(IReadOnlyList<CounterfactualGroup> groups) => groups.Count == 0 ? [] :
    [
        new TableBlock(new ReportTable(
            "How decay helps: the same searches with dead parameters dropped first, left the value that they had before the round, or dropped last. Parameters on a path; scores (accuracy for Circle, squared error for ReLU and Helix) of the mask trained from the initial values, " +
            "and of the search’s own parameters after ten epochs more, median and range over the networks; found by the score that the search is judged by. Gap closed: how far the median of that score is on the way from plain without decay to plain with it, for errors in orders of magnitude, over the networks that all three have. Dead is here what gets no gradient: neither on a path from an input nor a carrier of a constant to an output",
            [.. DecayTexts.PlaceColumns, new("search"), new("judged"), new("counterfactual"), new("decay"), new("networks", true), new("on a path", true), new("from the initial values", true), new("trained on", true), new("found"), new("gap closed", true)],
            [.. groups.SelectMany(g => g.All.Select(c => Row(g, c)))])),
        new ListBlock([.. groups.Select(Sentence)]),
    ];

    private static TableCell[] Row(CounterfactualGroup group, Counterfactual one) =>
    [
        .. DecayTexts.Place(one.Cell), one.Search.Search, one.Search.Judged, one.Label, DecayTexts.Decay(DecayTexts.Key(one.Cell)), one.Cell.Runs.Count, ReportTables.Spread(one.Cell.Runs.Select(r => (double)r.EffectiveParameters)),
        DecayTexts.Spread(one.Cell.Runs.Select(r => r.Weak)), DecayTexts.Spread(one.Cell.Runs.Select(r => r.OwnStart?.TrainedOn)), one.IsFound ? "yes" : "no", Percent(one.ShareOfGap(group.Without, group.With)),
    ];

    private static string Sentence(CounterfactualGroup group)
    {
        var (cell, key) = (group.With.Cell, DecayTexts.Key(group.With.Cell));
        var where = string.Create(CultureInfo.InvariantCulture, $"{CurveFigures.Title(cell.Task)} at depth {key.Depth}, width {key.Width} and {(cell.Density == DensityPoint.Ticket ? "the ticket’s density" : $"density {cell.Density}")}, {group.With.Search.Search}, {group.With.Search.Judged}");
        var gain = $"decay {key.Decay} takes the median from {Measured(group.Without)} to {Measured(group.With)}{(group.HasGain ? "" : ", which does not turn not found into found")}";
        return $"{where}: {gain}; {string.Join("; ", group.Others.Select(o => Outcome(group, o)))}.";
    }

    private static string Measured(Counterfactual one) => $"{ClaimTexts.Number(one.Score)} ({Found(one)})";

    private static string Outcome(CounterfactualGroup group, Counterfactual one)
    {
        var closed = one.ShareOfGap(group.Without, group.With) is { } share ? $"closes {Percent(share)} of that gap" : $"gives {ClaimTexts.Number(one.Score)}";
        return $"{(one.HasDecay ? "with decay" : "without decay")}, {one.Words} {closed} ({Found(one)}){(group.HasGain ? $", so {Meaning(one)}" : "")}";
    }

    // What the outcome shows, and no more: decay that leaves the dead alone still shrinks the living beside them.
    private static string Meaning(Counterfactual one) => (one.Dead, one.IsFound) switch
    {
        (DeadParameters.First, true) => "dropping the dead is enough",
        (DeadParameters.First, false) => "dropping the dead is not enough",
        (DeadParameters.AsBefore, true) => "decay of the living is enough",
        (DeadParameters.AsBefore, false) => "decay of the living alone is not enough",
        (_, true) => "the dead may fill the budget first",
        _ => "dead parameters that are never dropped fill the budget",
    };

    private static string Found(Counterfactual one) => one.IsFound ? "found" : "not found";

    private static string Percent(double? share) => share is { } s ? $"{NumberText.Fixed(100 * s, 0)} %" : "–";
}
