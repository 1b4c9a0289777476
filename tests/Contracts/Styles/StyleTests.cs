using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Contracts.Styles;

/// <summary>The kit asks for results, not for the library's way to them.</summary>
[TestFixture]
[Spec("CONTRACT-022")]
public sealed class StyleTests
{
    private static readonly HandCase SnipByHand = new(new Architecture(1, 1, 1), [2, 1, -3, 0.5f], Batch.Regression([1], 1, [0.5f], 1), [108 / 333.0, 54 / 333.0, 162 / 333.0, 9 / 333.0]);

    private static readonly (string Style, Func<ContractRun> Make)[] Styles =
    [
        ("magnitudes by their squares", () => Trial.Pruner(Scored.By(static p => (double)p * p), PrunerTraits.DataFree | PrunerTraits.SignInvariant)),
        ("SNIP in parallel, sample by sample, in single precision", () => Trial.Pruner(new ParallelSnip(), PrunerTraits.ScaleInvariant, SnipByHand, SlowScores.Snip)),
        ("SNIP in batches", () => Trial.Pruner(new BatchedSnip(), PrunerTraits.ScaleInvariant, SnipByHand, SlowScores.Snip)),
        ("SynFlow in loops, in single precision", () => Trial.Pruner(
            new LoopedSynFlow(), PrunerTraits.DataFree | PrunerTraits.ScaleInvariant | PrunerTraits.SignInvariant | PrunerTraits.Conserving, reference: SlowScores.SynFlow)),
        ("magnitudes of sorted pairs, without progress", () => Trial.Seeker(new SortedPairs(), SeekerTraits.DataFree)),
        ("SNIP in a loop of its own", () => Trial.Seeker(new WhileTooMany())),
        ("random by reservoir, masks not reported", () => Trial.Seeker(new Reservoir(), SeekerTraits.Randomized | SeekerTraits.DataFree | SeekerTraits.Uniform)),
        ("training, pruning and rewinding in plain loops", () => Trial.Seeker(new TrainThenPrune(), SeekerTraits.Randomized)),
        ("a plain seeker of three rounds", () => Trial.Seeker(new PlainSeeker { Rounds = 3 }, SeekerTraits.DataFree)),
        ("a plain random seeker", () => Trial.Seeker(new PlainSeeker { Score = PrunerCatalog.Random.Score }, SeekerTraits.Randomized | SeekerTraits.DataFree | SeekerTraits.Uniform)),
        ("selection by heap", () => Trial.Selection(OtherParts.ByHeap)),
        ("selection by counting", () => Trial.Selection(OtherParts.ByCounting)),
        ("selection by threshold", () => Trial.Selection(OtherParts.ByThreshold)),
        ("selection of the library", () => Trial.Selection(static (scores, layout, current, count) => Selection.Select(scores.ToArray(), layout, current, PruningBudget.Keep(count)))),
        ("schedule by multiplying", () => Trial.Schedule(OtherParts.ByMultiplying)),
        ("schedule with all at the end", () => Trial.Schedule(OtherParts.AllAtOnce)),
        .. DensitySchedule.All.Select<DensitySchedule, (string, Func<ContractRun>)>(schedule =>
            ($"{schedule} schedule of the library", () => Trial.Schedule((target, round, rounds) => schedule.At(new Density(target), round, rounds).Value))),
        ("training in plain loops", () => Trial.Trainer(new PlainTrainer().Train)),
        ("training of what is kept", () => Trial.Trainer(OtherParts.TrainCompactly)),
        ("training of the library", () => Trial.Trainer(static (graph, parameters, mask, data, loss, random) =>
            Trainer.Train(new ManagedTrainer(graph.AsChain!), parameters.Span, mask, data, loss, new TrainingSettings { Epochs = 2, Optimizer = new SgdSettings(0.02) { Momentum = 0.9, WeightDecay = 0.01 } }, random).Parameters.ToArray())),
        ("shuffle of bits", () => Trial.Shuffle(OtherParts.FisherYates)),
        ("shuffle by drawing anew", () => Trial.Shuffle(OtherParts.DrawnAnew)),
        ("shuffle of the library", () => Trial.Shuffle(Recovery.Controls.LayerwiseShuffleMask)),
        ("streams by name", () => Trial.Seeding(OtherParts.ByName)),
        ("streams by index", () => Trial.Seeding(static (seed, trial) => new RandomStream(seed, "trial", (ulong)trial))),
        ("measurement in loops", () => Trial.Measurement(OtherParts.InLoops)),
        ("recall by sets", () => Trial.Judge(OtherParts.BySets)),
    ];

    private static IEnumerable<TestCaseData> Names => Styles.Select(style => new TestCaseData(style.Make).SetArgDisplayNames(style.Style));

    [TestCaseSource(nameof(Names))]
    public void ACorrectImplementation_InAnotherStyle_IsAccepted(Delegate make)
    {
        var run = ((Func<ContractRun>)make)();
        Assert.That(run.Violated(), Is.Empty, run.Report);
        Assert.That(run.CheckAll(), Has.Some.Property(nameof(RuleResult.Outcome)).EqualTo(RuleOutcome.Holds));
    }
}
