using PlantNSeek.Claims;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>What iterative magnitude pruning finds with weight decay in its rounds, and why.</summary>
public static class WeightDecaySection
{
    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="judgements">The claims as judged on it.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static ReportSection? Of(SweepResults results, IReadOnlyList<Judgement> judgements, string command)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(judgements);
        if (!results.Scenarios.Any(s => s.Key.Experiment == WeightDecayExperiment.ExperimentName || s.Key.Decay is not null))
        {
            return null;
        }

        var traces = DecayTrace.All(results);
        return new ReportSection(
            "weight-decay",
            "What weight decay changes",
            [
                .. Introduction(),
                .. new[] { DecayFigure.Of(traces, command) }.OfType<ReportBlock>(),
                .. Part("How small the tickets get", CriticalSizes.Of(traces)),
                .. Part("Every search", DecayCells.Of(results)),
                .. Headed("How decay helps", CounterfactualTable.Of(CounterfactualGroup.AllOf(results))),
                .. Part("How much of what others keep is dead", DeadShares.Of(results)),
                .. Part("The other seekers that train", DecayedSeekers.Of(results)),
                .. Part("Which claims depend on it", DecayedClaims.Of(judgements)),
                new ParagraphBlock(
                    "Every setting that was looked at on the way, with every outcome, is listed by `dotnet run --project src/PlantNSeek.Cli -c Release -- decay` and in `spec/reference/decay-choosing.tsv`."),
            ]);
    }

    private static IEnumerable<ReportBlock> Introduction() =>
    [
        new ParagraphBlock(
            "Iterative magnitude pruning trains, drops the smallest parameters, and begins again. A kept weight is dead where it lies on no path of kept weights from an input to an output, a kept bias where no such path leads on to an output. It gets no gradient (but for what carries a constant to an output), and so keeps the magnitude that it had: without decay it may outlive living ones that are smaller."),
        new ParagraphBlock(
            "Below, the same searches run without and with weight decay. What decays is every parameter that a round of the search trains: an L2 penalty enters Adam’s gradient there, which Adam divides by its own size, so that a parameter without another gradient shrinks by the learning rate in each step, whatever the coefficient. The final training of what was found has no decay, as for all other seekers."),
        new ParagraphBlock(
            "Two questions are judged apart. From the initial values: does the mask train to a ticket, the question of the paper? Trained: are the parameters that the search itself trained worth something after ten epochs more? They have had more training than the comparison of the seekers allows, and are compared with the planted ticket alone."),
    ];

    private static IEnumerable<ReportBlock> Part(string heading, ReportTable? table) => Headed(heading, table is null ? [] : [new TableBlock(table)]);

    private static IEnumerable<ReportBlock> Headed(string heading, IEnumerable<ReportBlock> blocks) => blocks.Any() ? [new SubheadingBlock(heading), .. blocks] : [];
}
