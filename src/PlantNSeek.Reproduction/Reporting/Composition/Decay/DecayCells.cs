using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>What the searches with and without weight decay found, cell by cell.</summary>
internal static class DecayCells
{
    /// <summary>A row a setting, density, seeker and decay; null where the sweep has none.</summary>
    public static ReportTable? Of(SweepResults results)
    {
        TableCell[][] rows = [.. from setting in DecayedSettings.Of(results, WeightDecayExperiment.ExperimentName)
            from density in DensityPoint.All
            from rewinding in Enum.GetValues<Rewinding>()
            from decayed in DecayedSettings.WithEachDecay(results, setting)
            let cell = DecayedSettings.Cell(results, decayed, WeightDecayExperiment.Counterfactual(rewinding, DeadParameters.ByMagnitude), density)
            where cell is not null
            select Row(cell)];
        return rows.Length == 0 ? null : new ReportTable(
            "Iterative magnitude pruning without and with weight decay in its rounds (Fair), each round removing at most 10 % where the seekers of these names on the leaderboard remove 20 %: parameters kept, and those on a path; scores (accuracy for Circle, squared error for ReLU and Helix), median and range over the networks: " +
            "of the mask trained from the initial values (late resetting: from its early ones), ten epochs in all; of the parameters that the search brings back, as found and after ten epochs more; and, a setting beyond the comparison, " +
            "of both after twenty epochs along a cosine. Bound: what the median must reach to count as found, by the planted ticket’s median score",
            [
                .. DecayTexts.PlaceColumns, new("seeker"), new("decay"), new("networks", true), new("kept", true), new("on a path", true), new("from the initial values", true), new("as found", true), new("trained on", true),
                new("from the initial values, twenty epochs", true), new("trained on, twenty epochs", true), new("bound", true), new("found, from the initial values"), new("found, trained"),
            ],
            rows);
    }

    private static TableCell[] Row(LeaderboardCell cell) =>
    [
        .. DecayTexts.Place(cell), cell.Seeker, DecayTexts.Decay(DecayTexts.Key(cell)), cell.Runs.Count, NumberText.Fixed(SampleStatistics.Median([.. cell.Runs.Select(r => (double)r.Kept)]), 0),
        ReportTables.Spread(cell.Runs.Select(r => (double)r.EffectiveParameters)), DecayTexts.Spread(cell.Runs.Select(r => r.Weak)), DecayTexts.Spread(cell.Runs.Select(r => r.OwnStart?.AsFound)),
        DecayTexts.Spread(cell.Runs.Select(r => r.OwnStart?.TrainedOn)), DecayTexts.Spread(cell.Runs.Select(r => r.WeakAfterTwenty)), DecayTexts.Spread(cell.Runs.Select(r => r.OwnStart?.AfterTwenty)),
        ClaimTexts.Number(FoundBound.Of(cell.Task, cell.TicketScore)), DecayTexts.Found(cell.WeakMargin), DecayTexts.Found(cell.TrainedMargin),
    ];
}
