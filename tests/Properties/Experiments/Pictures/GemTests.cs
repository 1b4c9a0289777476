using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Sweeping;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Experiments.Pictures;

/// <summary>The arms of Rare Gems, its tasks, and what the profile runs of it.</summary>
public sealed class GemTests
{
    private static readonly GemSettings Settings = GemTasks.Small.Settings;
    private static readonly string[] Table3 = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", "Global edge-popup, gradual, penalty"];

    [Test, Spec("GEMS-002")]
    public void UnderFair_AllArmsHaveOneStart_AndOneFinetuning_AndSearchesOneBudget()
    {
        var arms = GemArms.Make(Settings, Protocol.Fair);
        var (popups, gems) = (arms.Select(a => a.Search).OfType<EdgePopupSettings>().ToArray(), arms.Select(a => a.Search).OfType<GemMinerSettings>().Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(arms.Select(a => (a.Start, a.Finetuning)).Distinct(), Is.EqualTo(new[] { (InitialisationRule.SignedConstant, Settings.Finetuning) }));
            Assert.That(arms.Select(a => a.Redrawn).Distinct(), Is.EquivalentTo(new InitialisationRule?[] { null, InitialisationRule.SignedConstant }));
            Assert.That(popups.Select(p => (p.Epochs, p.BatchSize, p.Optimizer.Momentum)).Distinct(), Is.EqualTo(new[] { (gems.Epochs, gems.BatchSize, gems.Optimizer.Momentum) }));
            Assert.That(popups.Select(p => p.Optimizer.WeightDecay), Is.EqualTo(new[] { 0, 0, 0, 2 * gems.Penalty }), "the derivative of the penalty");
            Assert.That(popups.Append<object>(gems).Select(s => s is EdgePopupSettings p ? p.LearningRate : gems.LearningRate).Distinct(), Is.EqualTo(new[] { LearningRateSchedule.Cosine }));
            Assert.That(new[] { 0, 5, 6, 8, 9, 11 }.Select(epoch => Settings.Finetuning.Schedule.Factor(epoch, 12)), Is.EqualTo(new[] { 1, 1, 0.1, 0.1, 0.01, 0.01 }).Within(1e-12));
        }
    }

    [Test, Spec("GEMS-003")]
    public void UnderPaper_EdgePopupsRowsDiffer_AndNormalWeights_EachByASwitch()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Differing(Protocol.Fair), Is.Empty);
            Assert.That(Differing(Protocol.Fair.Turned("gem-search")), Is.EqualTo(Table3));
            Assert.That(Differing(Protocol.Fair.Turned("gem-finetuning")), Is.EqualTo(Table3));
            Assert.That(Differing(Protocol.Fair.Turned("gem-weights")), Is.EqualTo(GemArms.Names.Except(Table3).Except(["Dense", "Random smart ratio"])));
            var paper = GemArms.Make(Settings, Protocol.Paper);
            var popup = (EdgePopupSettings)paper.Single(a => a.Name == "Edge-popup").Search!;
            Assert.That((popup.BatchSize, popup.Optimizer.WeightDecay), Is.EqualTo((2 * Settings.BatchSize, 5e-4)));
            Assert.That(paper.Select(a => a.Search).OfType<EdgePopupSettings>().Select(p => p.Optimizer.LearningRate), Is.All.EqualTo(0.1), "the published rate");
            var finetuning = paper.Single(a => a.Name == "Edge-popup").Finetuning;
            Assert.That((finetuning.Optimizer.LearningRate, finetuning.Schedule, finetuning.Epochs), Is.EqualTo((0.1, LearningRateSchedule.Cosine, Settings.Epochs)));
            Assert.That(paper.Where(a => a.Start == InitialisationRule.He).Select(a => a.Name), Is.EqualTo(GemArms.Names.Where(n => n.StartsWith("IMP", StringComparison.Ordinal))));
            Assert.That(paper.Select(a => a.Redrawn).OfType<InitialisationRule>(), Is.All.EqualTo(InitialisationRule.He));
        }
    }

    [Test, Spec("GEMS-007")]
    public void TheShortPruning_HasTheFewestEpochs_AtLeastThoseOfASearch_AndRoundsOfAboutAFifth()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GemTasks.All.Select(t => (t.Settings.Epochs, t.Settings.Rounds * t.Settings.ShortRoundEpochs)), Is.EqualTo(new[] { (12, 14), (150, 152), (200, 209) }));
            Assert.That(1 - Math.Pow(0.05, 1.0 / Settings.Rounds), Is.EqualTo(0.193).Within(5e-4));
        }
    }

    [Test, Spec("GEMS-010")]
    public void ThePapersNetworks_AreWhole_AndTheirCostIsEstimated()
    {
        ScenarioKey Key(GemTask task, string seeker = "") => new("Fair", task.Name, task.Pictures.Depth, task.Pictures.PublishedWidth, 0, 1) { Experiment = "rare-gems", Seeker = seeker };
        var experiment = ExperimentCatalog.ByName("rare-gems");
        var arms = GemArms.Names.Where(n => n != "Dense").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GemTasks.All.Select(t => (t.Name, t.Pictures.Definition(t.Pictures.PublishedWidth).Layout.WeightCount, t.Pictures.Training, t.Pictures.Side)), Is.EqualTo(new[]
            {
                ("cifar10-resnet8", 74_800, 2_500, 16), ("cifar10-resnet20", 268_336, 50_000, 32), ("cifar10-vgg16-nonaffine", 14_715_584, 50_000, 32),
            }));
            Assert.That(GemTasks.Small.Pictures.Definition(8).Layout.WeightCount, Is.EqualTo(18_968));
            var dense = experiment.Cost(Key(GemTasks.Small, "Dense"));
            Assert.That(arms.Sum(a => experiment.Cost(Key(GemTasks.Small, a)) - dense) + dense, Is.EqualTo(experiment.Cost(Key(GemTasks.Small))).Within(arms.Length), "an arm alone trains the unpruned network too");
            Assert.That(experiment.Cost(Key(GemTasks.ResNet20)) * 1e-7, Is.GreaterThan(1e6), "core-seconds");
        }
    }

    [Test, Spec("GEMS-012")]
    public void TheProfile_RunsOneDensity_OnReplicatesOnWhichNothingWasChosen()
    {
        var runs = Profile.Pictures.Scenarios().Where(static r => r.Experiment == "rare-gems").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Select(r => (r.Task, r.Depth, r.Width, r.Noise, r.Densities)).Distinct(), Is.EqualTo(new[] { ("cifar10-resnet8", 8, 8, 0.0, "0.05") }));
            Assert.That(runs.GroupBy(r => r.Setting with { Seeker = r.Seeker }).Select(g => string.Join(",", g.Select(r => r.Replicate))), Is.All.EqualTo("4,5,6,7,8,9,10,11,12,13"));
            Assert.That(runs.Where(r => r.Protocol == "Fair").Select(r => r.Seeker).Distinct(), Is.EqualTo(GemArms.Names.Skip(1)), "the unpruned network is trained in each of them");
            Assert.That(
                Profile.Recorded.Scenarios().Where(static r => r.Experiment == "rare-gems"), Is.EquivalentTo(runs));
        }
    }

    private static IEnumerable<string> Differing(Protocol protocol) => GemArms.Make(Settings, Protocol.Fair).Zip(GemArms.Make(Settings, protocol)).Where(static pair => pair.First != pair.Second).Select(static pair => pair.First.Name);
}
