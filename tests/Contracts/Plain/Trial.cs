using PlantNSeek.Pruning;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Plain;

/// <summary>
/// The rules on an implementation that is no fixture of this suite: broken ones must not show up among its tests. All is as in a contract of that
/// kind that overrides nothing else.
/// </summary>
internal static class Trial
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static ContractRun Pruner(
        IPruner pruner,
        PrunerTraits traits = PrunerTraits.None,
        HandCase? byHand = null,
        Func<PruningContext, double[]>? reference = null,
        KnownDeviation? deviation = null) =>
        Pruner(() => pruner, traits, byHand, reference, deviation);

    public static ContractRun Pruner(
        Func<IPruner> create,
        PrunerTraits traits = PrunerTraits.None,
        HandCase? byHand = null,
        Func<PruningContext, double[]>? reference = null,
        KnownDeviation? deviation = null) =>
        Run("pruner", new PrunerSubject(create, traits) { HandCases = byHand is null ? [] : [byHand], Reference = reference }, PrunerRules.All, 30, deviation);

    public static ContractRun Seeker(ITicketSeeker seeker, SeekerTraits traits = SeekerTraits.None, KnownDeviation? deviation = null) =>
        Seeker(() => seeker, traits, deviation, seeker is IInvertibleSeeker);

    public static ContractRun Seeker(Func<ITicketSeeker> create, SeekerTraits traits = SeekerTraits.None, KnownDeviation? deviation = null, bool isInvertible = false) =>
        Run("seeker", new SeekerSubject(create, traits) { IsInvertible = isInvertible }, SeekerRules.All, 12, deviation);

    public static ContractRun Selection(SelectMask select) => Run("selection", select, SelectionRules.All);

    public static ContractRun Schedule(DensityAt densityAt) => Run("schedule", densityAt, PartRules.Schedule);

    public static ContractRun Trainer(TrainMasked train) => Run("trainer", train, PartRules.Trainer);

    public static ContractRun Shuffle(ShuffleMask shuffle) => Run("shuffle", shuffle, PartRules.Shuffle);

    public static ContractRun Seeding(StreamOfTrial stream) => Run("seeding", stream, PartRules.Seeding);

    public static ContractRun Measurement(MeasureMask measure) => Run("measurement", measure, PartRules.Measurement);

    public static ContractRun Judge(RecallOf recall) => Run("judge", recall, PartRules.Judge);

    /// <summary>The ids of the violated rules, in order.</summary>
    public static string[] Violated(this ContractRun run) => [.. run.CheckAll().Where(result => result.Outcome == RuleOutcome.Violated).Select(result => result.Text.Id)];

    /// <summary>All violations in words, for a test that did not expect them.</summary>
    public static string Report(this ContractRun run) =>
        string.Join("\n", run.CheckAll().Where(result => result.Outcome == RuleOutcome.Violated).Select(result => result.Message()));

    private static ContractRun<T> Run<T>(string name, T subject, IReadOnlyList<Rule<T>> rules, int networks = 30, KnownDeviation? deviation = null) =>
        new(name, subject, rules, deviation is null ? [] : [deviation], new RuleRun(networks, FreshSeeds: false), Limit);
}
