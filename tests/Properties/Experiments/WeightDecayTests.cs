using System.Collections.Concurrent;
using System.Text.Json;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Experiments;

/// <summary>Weight decay in the training of searches, and what the experiment on it records.</summary>
public class WeightDecayTests
{
    private static readonly ScenarioKey Small = new("Fair", "circle", 4, 20, 0.01, 1) { Experiment = WeightDecayExperiment.ExperimentName };
    private static readonly ConcurrentDictionary<ScenarioKey, ScenarioResult> Results = [];

    [Test]
    [Spec("DECAY-001")]
    public void ADecay_IsReadFromItsName_AndNotWrittenWhenOff()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DecayVariation.Parse("L2 0.001"), Is.EqualTo(new DecayVariation(DecayKind.L2, 1e-3)));
            Assert.That(DecayVariation.Parse(new DecayVariation(DecayKind.Decoupled, 0.1).Name), Is.EqualTo(new DecayVariation(DecayKind.Decoupled, 0.1)));
            Assert.That(JsonSerializer.Serialize(Small, ResultsJson.Options), Does.Not.Contain("decay\":"));
            Assert.That(JsonSerializer.Serialize(Small with { Decay = "L2 0.001" }, ResultsJson.Options), Does.Contain("\"decay\":\"L2 0.001\""));
            Assert.That((Small with { Decay = "L2 0.001" }).ToString(), Does.Contain("(decay L2 0.001)"));
            Assert.That((Small with { Decay = "L2 0.001" }).Setting, Is.Not.EqualTo(Small.Setting));
        }
    }

    [TestCase("")]
    [TestCase("L3 0.1")]
    [TestCase("L2 0")]
    [TestCase("L2 -1")]
    [TestCase("L2 NaN")]
    [TestCase("L2 much")]
    [TestCase("7 0.1")]
    [Spec("DECAY-001")]
    public void AnotherText_IsAnErrorThatGivesIt(string text) =>
        Assert.That(() => DecayVariation.Parse(text), Throws.ArgumentException.With.Message.StartsWith($"decay is '{text}'; it is a kind, one of L2, Decoupled, and a number above 0"));

    [Test]
    [Spec("DECAY-002")]
    public void EverySeekerThatTrainsWeights_Decays_AndNoOther()
    {
        var decay = new DecayVariation(DecayKind.L2, 0.25);
        var decayed = SeekerCatalog.All.Select(s => (Seeker: s, With: decay.Of(s))).Where(x => x.With is not null).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(decayed.Select(x => x.Seeker.Name), Is.EqualTo(SeekerCatalog.All.Where(s => s is MultishotSeeker or IterativeMagnitudeSeeker or RigLSeeker or ContinuousSparsificationSeeker).Select(s => s.Name)));
            Assert.That(decayed.Select(x => x.With!.Name), Is.EqualTo(decayed.Select(x => x.Seeker.Name)));
            Assert.That(decayed.Select(x => Optimizer(x.With!).WeightDecay), Is.All.EqualTo(0.25));
            Assert.That(decayed.Select(x => Optimizer(x.With!) with { WeightDecay = Optimizer(x.Seeker).WeightDecay }), Is.EqualTo(decayed.Select(x => Optimizer(x.Seeker))));
            Assert.That(((AdamSettings)new DecayVariation(DecayKind.Decoupled, 0.5).Of(new AdamSettings())).Decoupled, Is.True);
            Assert.That(() => new DecayVariation(DecayKind.Decoupled, 0.5).Of(new SgdSettings()), Throws.ArgumentException.With.Message.Contains("SgdSettings has no decoupled decay"));
        }
    }

    [Test]
    [Spec("DECAY-002")]
    public void AnExperiment_WithADecay_HasOnlyThoseThatTrain_AndOtherFinds()
    {
        var key = Small with { Experiment = "seekers", Densities = "0.1" };
        var (without, with) = (Run(key), Run(key with { Decay = "L2 0.05" }));
        var same = with.Runs.Where(r => JsonSerializer.Serialize(r, ResultsJson.Options) == JsonSerializer.Serialize(without.Run(r.Pruner, "0.1"), ResultsJson.Options)).Select(r => r.Pruner);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.Runs.Select(r => r.Pruner), Is.SubsetOf(without.Runs.Select(r => r.Pruner)).And.Not.Empty);
            Assert.That(with.Runs.Select(r => r.Pruner), Has.None.EqualTo("SNIP"));
            Assert.That(same, Is.Empty);
            Assert.That(with.TicketScore, Is.EqualTo(without.TicketScore));
        }
    }

    [TestCase("ticket", null)]
    [TestCase("ticket", "L2 0.001")]
    [TestCase("0.5x", "L2 0.001")]
    [TestCase("2x", null)]
    [Spec("DECAY-003")]
    public void EveryRound_IsRecorded_AndTheLastIsTheFind(string density, string? decay)
    {
        var result = Run(Small with { Densities = density, Decay = decay });
        var planted = result.PlantedWeights.Sum() + result.PlantedBiases.Sum();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Count(r => r.WeakAfterTwenty != r.Weak), Is.GreaterThan(1));
            foreach (var run in result.Runs)
            {
                var (rounds, last) = (run.Rounds!, run.Rounds![^1]);
                var scored = rounds.Where(r => r.Weak is not null).ToArray();
                var traced = density != "2x" && run.Pruner is "IMP (rewinding)" or "IMP (learning-rate rewinding)";
                Assert.That((last.Kept, last.Effective), Is.EqualTo((run.Kept, run.EffectiveParameters)), run.Pruner);
                Assert.That(rounds.Select(r => r.Kept), Is.Ordered.Descending, run.Pruner);
                Assert.That(scored, Is.EqualTo(traced ? rounds.Where(r => r.Kept <= 10 * planted) : []), run.Pruner);
                Assert.That(!traced || (last.Weak == run.Weak && last.OwnStart?.TrainedOn == run.OwnStart?.TrainedOn), Is.True, run.Pruner);
                Assert.That(run.WeakAfterTwenty, Is.Not.Null, run.Pruner);
                Assert.That(run.OwnStart?.AfterTwenty is null, Is.EqualTo(run.OwnStart is null), run.Pruner);
            }
        }
    }

    [Test]
    [Spec("DECAY-004")]
    public void WithAndWithoutDecay_TheSameSeekersMeet_AndTheCounterfactualsAreOfTheirOwn()
    {
        var (without, with) = (Run(Small with { Densities = "ticket" }), Run(Small with { Densities = "ticket", Decay = "L2 0.001" }));
        string[] expected =
        [
            "IMP (rewinding)", "IMP (late resetting)", "IMP (learning-rate rewinding)",
            "IMP (rewinding, dead first)", "IMP (rewinding, dead as before)", "IMP (rewinding, dead last)",
            "IMP (learning-rate rewinding, dead first)", "IMP (learning-rate rewinding, dead as before)", "IMP (learning-rate rewinding, dead last)",
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Runs.Select(r => r.Pruner), Is.EqualTo(expected));
            Assert.That(with.Runs.Select(r => r.Pruner), Is.EqualTo(expected));
            Assert.That(Same(without, "IMP (rewinding, dead as before)", "IMP (rewinding)"), Is.True, "without decay the dead do not move");
            Assert.That(Same(with, "IMP (learning-rate rewinding, dead as before)", "IMP (learning-rate rewinding)"), Is.False, "with decay they do");
            Assert.That(WeightDecayExperiment.Counterfactual(Rewinding.ToStart, DeadParameters.First), Is.EqualTo("IMP (rewinding, dead first)"));
        }

        static bool Same(ScenarioResult result, string one, string other) =>
            JsonSerializer.Serialize(result.Run(one, "ticket").Rounds!.Select(r => (r.Kept, r.Effective).ToString())) == JsonSerializer.Serialize(result.Run(other, "ticket").Rounds!.Select(r => (r.Kept, r.Effective).ToString()));
    }

    [TestCase("relu")]
    [TestCase("circle")]
    [TestCase("helix")]
    [Spec("DECAY-008")]
    public void ImpWithDecay_KeepsWhatLivesMostly_WithoutItDoesNot(string task)
    {
        var scenario = new Scenario(new ScenarioKey("Fair", task, 5, 40, 0.01, 7), Protocol.Fair);
        var seeker = (IterativeMagnitudeSeeker)SeekerCatalog.ByName("IMP (decay)");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seeker.Settings, Is.EqualTo(IterativeMagnitudeSettings.Decayed()));
            Assert.That(Living(seeker), Is.GreaterThan(0.9));
            Assert.That(Living(new IterativeMagnitudeSeeker(IterativeMagnitudeSettings.Decayed(0))), Is.LessThan(0.5));
        }

        double Living(ITicketSeeker one)
        {
            var mask = one.Seek(SeekingProblem.Of(
                scenario.Network, scenario.Trainer, scenario.Planted.HostParameters, scenario.Data.Pruning, scenario.Data.Training, scenario.Budget("ticket"), scenario.Stream("seek"))).Mask;
            return (double)Connectivity.Of(scenario.Layout.Graph, mask).EffectiveMask.KeptCount / mask.KeptCount;
        }
    }

    private static OptimizerSettings Optimizer(ITicketSeeker seeker) => seeker switch
    {
        MultishotSeeker s => s.Settings.Training.Optimizer,
        IterativeMagnitudeSeeker s => s.Settings.Training.Optimizer,
        RigLSeeker s => s.Settings.Training.Optimizer,
        ContinuousSparsificationSeeker s => s.Settings.WeightOptimizer,
        _ => throw new ArgumentException($"{seeker.Name} trains no weights", nameof(seeker)),
    };

    // What several tests look at is run once.
    private static ScenarioResult Run(ScenarioKey key) => Results.GetOrAdd(key, static k => (ScenarioResult)ExperimentCatalog.ByName(k.Experiment).Run(k, Protocol.Of(k), default));
}
