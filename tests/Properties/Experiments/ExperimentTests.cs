using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Recovery;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments;

/// <summary>The experiments beyond the single shot, on small networks.</summary>
public class ExperimentTests
{
    [TestCase("singleshot", "SNIP")]
    [TestCase("singleshot-100-rounds", "SynFlow")]
    [TestCase("multishot", "GraSP")]
    [TestCase("multishot-local", "Random")]
    [TestCase("edge-popup", "Edge-popup (annealed)")]
    [Spec("RUN-015")]
    public void APart_GivesWhatTheWholeGives(string experiment, string seeker)
    {
        var key = new ScenarioKey("Paper", "circle", 3, 20, 0.01, 2) { Experiment = experiment, Densities = "ticket,0.1" };
        var (whole, part) = (Run(key), Run(key with { Seeker = seeker, Densities = "0.1" }));
        var together = new SweepResults([part, Run(key with { Seeker = seeker, Densities = "ticket" })]).Scenarios.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(part.Runs.Single()), Is.EqualTo(Text(whole.Run(seeker, "0.1"))));
            Assert.That(Text(together.Run(seeker, "ticket")), Is.EqualTo(Text(whole.Run(seeker, "ticket"))));
            Assert.That(together.Has(seeker, "0.1"), Is.True);
            Assert.That(together.Key, Is.EqualTo(key.Scenario));
        }
    }

    [Test]
    [Spec("RUN-016")]
    public void PublishedEdgePopup_IsOneThroughoutOnRelu()
    {
        var key = new ScenarioKey("Paper", "relu", 3, 20, 0.01, 1) { Experiment = "edge-popup", Densities = "0.1,0.5" };
        var scenario = new Scenario(key, Protocol.Paper);
        var errorOfOne = scenario.Data.Test.Values.ToArray().Average(v => (1.0 - v) * (1.0 - v));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Run(key).Runs.Select(r => r.Strong), Is.All.EqualTo(errorOfOne).Within(1e-12));
            Assert.That(Run(key with { Switch = "edge-popup-softmax" }).Runs.Select(r => r.Strong), Is.All.Not.EqualTo(errorOfOne).Within(1e-3));
        }
    }

    [Test]
    [Spec("RUN-017")]
    public void EverySeeker_IsOnTheLeaderboard_WithItsChecks([Values("circle", "relu")] string task)
    {
        var key = new ScenarioKey("Fair", task, 4, 24, 0.01, 1) { Experiment = "seekers", Densities = "0.5" };
        var (scenario, result) = (new Scenario(key, Protocol.Fair), Run(key));
        var budget = new PlantNSeek.Networks.Density(0.5).Budget(scenario.Layout.Count);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Select(r => r.Pruner), Is.EqualTo(SeekerCatalog.All.Select(s => s.Name)));
            Assert.That(result.Runs.Where(r => r.Kept != budget).Select(r => $"{r.Pruner} keeps {r.Kept} of {budget}"), Is.Empty);
            foreach (var run in result.Runs)
            {
                SanityCheck[] expected = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask];
                var invertible = SeekerCatalog.ByName(run.Pruner) is IInvertibleSeeker;
                Assert.That(run.Sanity!.Select(c => c.Check), Is.EquivalentTo(invertible ? [.. expected, SanityCheck.ScoreInversion] : expected), run.Pruner);
                Assert.That(run.Samples, Is.Not.Null, run.Pruner);
            }
        }
    }

    [TestCase("circle>rings", "transfer", "ticket")]
    [TestCase("relu", "theory", "")]
    [Spec("RUN-018")]
    public void OtherExperiments_AreMadeFromTheirKeyAlone(string task, string experiment, string densities)
    {
        var key = new ScenarioKey("Fair", task, 5, 30, 0.01, 1) { Experiment = experiment, Densities = densities };
        string Bytes(ScenarioKey k) => System.Text.Encoding.UTF8.GetString(ResultsJson.Write(new SweepResults([ExperimentCatalog.ByName(experiment).Run(k, Protocol.Fair, default)])));
        var once = Bytes(key);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bytes(key), Is.EqualTo(once));
            Assert.That(ResultsJson.Write(ResultsJson.Read(System.Text.Encoding.UTF8.GetBytes(once))), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(once)));
            Assert.That(Bytes(key with { Replicate = 2 }), Is.Not.EqualTo(once.Replace("\"replicate\":1", "\"replicate\":2", StringComparison.Ordinal)));
        }
    }

    private static ScenarioResult Run(ScenarioKey key) => (ScenarioResult)ExperimentCatalog.ByName(key.Experiment).Run(key, Protocol.Of(key), default);

    private static string Text(RunResult run) => System.Text.Json.JsonSerializer.Serialize(run, ResultsJson.Options);
}
