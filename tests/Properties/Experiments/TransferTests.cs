using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Store;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Experiments;

public sealed class TransferTests
{
    private static readonly TransferKey CircleToRings = new("circle", "rings", 4, 32, DensityPoint.Ticket, 1, "SynFlow (100 rounds)");
    private static readonly string[] Seekers = [.. TransferSeekers.All.Select(s => s.Name)];

    [Test, Spec("TRANSFER-001")]
    public void Run_FollowsFromItsKeyAndSurvivesJson()
    {
        var key = CircleToRings with { Depth = 3, Density = "0.1" };
        var json = JsonSerializer.Serialize(TicketTransfer.Run(key), ResultsJson.Options);
        Assert.That(JsonSerializer.Serialize(TicketTransfer.Run(key), ResultsJson.Options), Is.EqualTo(json));
        Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize<TransferResult>(json, ResultsJson.Options), ResultsJson.Options), Is.EqualTo(json));
        Assert.That(json, Does.Contain("\"start\":\"LateReset\""));
    }

    [Test, Spec("TRANSFER-001"), Spec("TRANSFER-002")]
    public void TrainingsThatAreShared_ChangeNoResult()
    {
        var trainings = new TransferTrainings();
        using (Assert.EnterMultipleScope())
        {
            foreach (var density in (string[])["0.1", "0.5"])
            {
                var key = CircleToRings with { Depth = 3, Width = 24, Density = density };
                var shared = TicketTransfer.Run(key, TransferSeekers.ByName(key.Seeker), trainings, default);
                Assert.That(JsonSerializer.Serialize(shared, ResultsJson.Options), Is.EqualTo(JsonSerializer.Serialize(TicketTransfer.Run(key), ResultsJson.Options)));
            }
        }
    }

    [Test, Spec("TRANSFER-002")]
    public void Scenario_KnowsNothingOfSeekerAndDensity()
    {
        var (one, other) = (new TransferScenario(CircleToRings), new TransferScenario(CircleToRings with { Seeker = "IMP (rewinding)", Density = "0.5" }));
        var replicate = new TransferScenario(CircleToRings with { Replicate = 2 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Planted.First.HostParameters, Is.EqualTo(one.Planted.First.HostParameters));
            Assert.That(other.Planted.SharedInSecond, Is.EqualTo(one.Planted.SharedInSecond));
            Assert.That(other.TargetData.Training.Inputs.ToArray(), Is.EqualTo(one.TargetData.Training.Inputs.ToArray()));
            Assert.That(replicate.Planted.First.HostParameters, Is.Not.EqualTo(one.Planted.First.HostParameters));
            Assert.That(replicate.Planted.SharedInSecond, Is.Not.EqualTo(one.Planted.SharedInSecond));
        }
    }

    [TestCase("circle", "rings"), TestCase("circle", "product"), TestCase("product", "circle"), Spec("TRANSFER-003")]
    public void ThePlantedTickets_AreRecalledInFull(string source, string target)
    {
        var key = CircleToRings with { Source = source, Target = target, Seeker = "Planted" };
        var planted = new TransferScenario(key).Planted;
        var result = TicketTransfer.Run(key, new MadeUpSeeker("Planted", problem =>
            (problem.Layout.Architecture.Equals(planted.First.Host.Architecture) ? planted.First : planted.Second).Receipt.Mask));
        var (onSource, onTarget) = (result.OnSource, result.OnTarget);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((onSource.Shared.Recall, onSource.SourceOnly.Recall, onSource.TargetOnly.Found), Is.EqualTo((1.0, 1.0, 0)));
            Assert.That((onTarget.Shared.Recall, onTarget.TargetOnly.Recall, onTarget.SourceOnly.Found), Is.EqualTo((1.0, 1.0, 0)));
            Assert.That(onSource.Shared.Planted, Is.EqualTo(planted.SharedInFirst.KeptCount).And.GreaterThan(40));
            Assert.That(onSource.TargetOnly.Planted > 0, Is.EqualTo(target == "product"));
            Assert.That(onSource.SourceOnly.Planted > 0, Is.EqualTo(source == "product"));
            Assert.That(result.Run(TransferMask.Target, TransferStart.WinningTicket), Is.EqualTo(
                result.Run(TransferMask.Planted, TransferStart.WinningTicket) with { Mask = TransferMask.Target }));
            if (target == "rings")
            {
                Assert.That(result.Run(TransferMask.Source, TransferStart.WinningTicket).Before, Is.EqualTo(result.TicketScore));
                Assert.That(result.Run(TransferMask.Source, TransferStart.Random).Before, Is.GreaterThan(100 * result.TicketScore));
            }
        }
    }

    [Test, Spec("TRANSFER-004")]
    public void Everything_HasFullRecallByChance()
    {
        var result = TicketTransfer.Run(
            CircleToRings with { Depth = 3, Target = "product", Seeker = "Everything" },
            new MadeUpSeeker("Everything", problem => Mask.All(problem.Layout.Count)));
        foreach (var recall in new[] { result.OnSource.Shared, result.OnSource.TargetOnly, result.OnTarget.Shared })
        {
            Assert.That((recall.Recall, recall.Chance, recall.PValue, recall.ChanceIgnoringLayers), Is.EqualTo((1.0, (double)recall.Planted, 1.0, (double)recall.Planted)));
        }
    }

    [Test, Spec("TRANSFER-005")]
    public void ChanceLevels_AreTheMeansOfRandomMasks()
    {
        const int draws = 3000;
        var (layout, random) = (new Architecture(3, 6, 5, 4).Layout, new RandomStream(4, "masks"));
        var head = layout.Weight(2).Offset;
        var planted = Mask.From(layout.Count, i => i < 20 || i > 50);
        var found = Mask.From(layout.Count, i => i % 6 == 0 || i < 14);
        var recall = FeatureRecall.Of(layout, found, planted);
        var kept = found.KeptIndices().Count(i => i < head);
        var (uniform, layerwise) = (new double[draws], new double[draws]);
        for (var d = 0; d < draws; d++)
        {
            uniform[d] = FeatureRecall.Of(layout, Mask.FromIndices(layout.Count, random.NextPermutation(head).Take(kept)), planted).Found;
            layerwise[d] = FeatureRecall.Of(layout, Controls.LayerwiseShuffleMask(layout, found, random), planted).Found;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recall.Planted, Is.EqualTo(planted.KeptIndices().Count(i => i < head)));
            Assert.That(uniform.Average(), Is.EqualTo(recall.ChanceIgnoringLayers).Within(0.15));
            Assert.That(layerwise.Average(), Is.EqualTo(recall.Chance).Within(0.15));
            Assert.That(layerwise.Count(hits => hits >= recall.Found) / (double)draws, Is.EqualTo(recall.PValue).Within(0.04));
            Assert.That(recall.Chance - recall.ChanceIgnoringLayers, Is.GreaterThan(0.5).Or.LessThan(-0.5), "the two can be told apart");
            Assert.That(() => FeatureRecall.Of(layout, Mask.All(3), Mask.All(3)), Throws.ArgumentException.With.Message.Contains("3 entries; the layout has 83"));
        }
    }

    [TestCase(DensityPoint.Ticket), TestCase("0.1"), Spec("TRANSFER-006")]
    public void Masks_KeepWhatTheyShould(string density)
    {
        var key = CircleToRings with { Depth = 3, Target = "circle-radii", Density = density };
        var (result, scenario) = (TicketTransfer.Run(key), new TransferScenario(key));
        var layout = scenario.TargetNetwork.Layout;
        var budget = density == DensityPoint.Ticket ? Math.Max(result.SourceTicket, result.TargetTicket) : new Density(0.1).Budget(layout.Count);
        var carried = result.Run(TransferMask.Source, TransferStart.Random);
        var mask = TransferSeekers.ByName(key.Seeker).Seek(scenario.Problem(onSource: true)).Mask;
        var reached = Enumerable.Range(0, 32).Count(unit => Enumerable.Range(0, 2).Any(input => mask[layout.WeightIndex(0, unit, input)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.OnSource.Kept, result.OnTarget.Kept, mask.KeptCount), Is.EqualTo((budget, budget, budget)));
            Assert.That(carried.Kept, Is.EqualTo(result.OnSource.KeptHidden + (4 * reached) + 4));
            Assert.That(result.Run(TransferMask.Source, TransferStart.LateReset).Kept, Is.EqualTo(carried.Kept));
            Assert.That(result.Runs.Select(r => r.EffectiveWeights).Zip(result.Runs, (effective, run) => effective <= run.Kept), Is.All.True);
            Assert.That(result.Run(TransferMask.Dense, TransferStart.LateReset).Kept, Is.EqualTo(layout.Count));
        }
    }

    [Test, Spec("TRANSFER-006")]
    public void EverySeeker_KeepsItsBudget([ValueSource(nameof(Seekers))] string seeker)
    {
        var scenario = new TransferScenario(CircleToRings with { Depth = 3, Seeker = seeker, Density = "0.2" });
        var found = TransferSeekers.ByName(seeker).Seek(scenario.Problem(onSource: false));
        Assert.That(found.Mask.KeptCount, Is.EqualTo(new Density(0.2).Budget(scenario.TargetNetwork.Layout.Count)));
        Assert.That(found.Samples, Is.GreaterThan(0));
    }

    [Test, Spec("TRANSFER-007")]
    public void ImpossibleKeys_AreErrors()
    {
        static void Fails(TransferKey key, string message) =>
            Assert.That(() => TicketTransfer.Run(key), Throws.ArgumentException.With.Message.Contains(message));
        using (Assert.EnterMultipleScope())
        {
            Fails(CircleToRings with { Target = "square" }, "there is no task 'square'");
            Fails(CircleToRings with { Target = "helix" }, "they need one depth and one input width");
            Fails(CircleToRings with { Seeker = "Luck" }, "no seeker is called 'Luck'; known are SynFlow (100 rounds), IMP (rewinding)");
            Fails(CircleToRings with { Width = 19 }, "19 wide; the target 2-4-20-5 needs at least 20");
            Assert.That(
                () => TicketTransfer.Run(CircleToRings, TransferSeekers.ByName("IMP (rewinding)")),
                Throws.ArgumentException.With.Message.Contains("the seeker is IMP (rewinding); the key names SynFlow (100 rounds)"));
        }
    }

    [Test, Spec("TRANSFER-008")]
    public void Starts_AreWhatTheySay()
    {
        var key = CircleToRings with { Depth = 3 };
        var (result, scenario) = (TicketTransfer.Run(key), new TransferScenario(key));
        var (initial, target) = (scenario.Planted.First.HostParameters, scenario.Planted.Second.HostParameters);
        var trained = Trainer.Train(
            new ManagedTrainer(scenario.SourceNetwork.Layout.Architecture), initial, Mask.All(initial.Length), scenario.SourceData.Training,
            new LossFunction(LossKind.SoftmaxCrossEntropy), new TrainingSettings(), scenario.Stream("shuffle source")).Parameters;
        double Score(ReadOnlySpan<float> parameters) => Scoring.Score(
            ScoringRule.PositiveFactorFromTraining, scenario.TargetNetwork, parameters, scenario.TargetData.Training, scenario.TargetData.Test);
        float[] late = [.. trained[..96], .. target[96..]]; // 32 units of two weights and a bias
        var random = result.Run(TransferMask.Source, TransferStart.Random).Before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Run(TransferMask.Dense, TransferStart.LateReset).Before, Is.EqualTo(Score(late)));
            Assert.That(result.Run(TransferMask.Dense, TransferStart.WinningTicket).Before, Is.EqualTo(Score(target)));
            Assert.That(random, Is.Not.EqualTo(result.Run(TransferMask.Source, TransferStart.LateReset).Before));
            Assert.That(random, Is.Not.EqualTo(result.Run(TransferMask.Source, TransferStart.WinningTicket).Before));
        }
    }

    private sealed class MadeUpSeeker(string name, Func<SeekingProblem, Mask> seek) : ITicketSeeker
    {
        public string Name => name;

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default) =>
            new(seek(problem));
    }
}
