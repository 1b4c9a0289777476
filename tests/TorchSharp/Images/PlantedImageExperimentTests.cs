using System.Text.Json;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.TorchSharp.Tests.Images;

/// <summary>Runs on planted images, with few channels.</summary>
public sealed class PlantedImageExperimentTests : LibtorchFixture
{
    private const string Global = "Edge-popup (annealed, global)";
    private static readonly ScenarioKey Small = new("Fair", "bars", 3, 6, 0.2, 1) { Experiment = "images", Seeker = "Magnitude", Densities = "ticket" };

    [OneTimeSetUp]
    public void Register() => TorchEngine.TryRegister();

    [Test, Spec("IMGRUN-001")]
    public void AResult_SaysItsEngine_AndIsTheSameAgain()
    {
        var (once, again) = (Run(Small), Run(Small));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(once.Engine, Is.EqualTo(TorchEngine.Instance.Facts));
            Assert.That(Text(again), Is.EqualTo(Text(once)));
            Assert.That(once.Runs.Single().Kept, Is.EqualTo(once.PlantedWeights.Sum() + once.PlantedBiases.Sum()));
        }
    }

    [Test, Spec("IMGRUN-002")]
    public void ThePlantedMask_HasTheTargetsScore([Values("bars", "distractors", "count", "long-bar")] string task)
    {
        var scenario = Of(Small with { Task = task, Noise = 0.05 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Problem.Planted.Receipt.Deviation.Relative, Is.LessThan(1e-12));
            Assert.That(OracleScore(scenario), Is.EqualTo(scenario.Problem.TicketScore(scenario.Protocol.Score)).Within(task == "count" ? 1e-5 : 1.5e-3), "but for rounding to float");
        }
    }

    [Test, Spec("IMGRUN-002")]
    public void TheProtocols_DifferInWhatIsPlantedAlone()
    {
        var (fair, paper) = (Of(Small), Of(Small with { Protocol = "Paper", Switch = "permuted-host" }));
        var unlike = Enumerable.Range(0, fair.Layout.Count).Where(i => fair.Problem.Planted.HostParameters[i] != paper.Problem.Planted.HostParameters[i]).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unlike, Is.Not.Empty.And.SubsetOf(Enumerable.Range(0, fair.Layout.Count).Where(i => fair.Truth[i] || paper.Truth[i])));
            Assert.That(paper.Problem.Unplanted, Is.EqualTo(fair.Problem.Unplanted));
            Assert.That(paper.Problem.Data.Training.Inputs.ToArray(), Is.EqualTo(fair.Problem.Data.Training.Inputs.ToArray()));
        }
    }

    [Test, Spec("IMGRUN-007")]
    public void UnderFair_TheChannelsNumbers_DoNotTellTheTicket()
    {
        var hosts = Enumerable.Range(1, 6).Select(replicate => (Hidden: Of(Small with { Replicate = replicate }), Plain: Of(Small with { Replicate = replicate, Switch = "permuted-host" }))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (hidden, plain) in hosts)
            {
                Assert.That(hidden.Problem.Planted.HostParameters, Is.EquivalentTo(plain.Problem.Planted.HostParameters), "the same parameters in another order");
                Assert.That(hidden.Problem.Unplanted, Is.EquivalentTo(plain.Problem.Unplanted));
                Assert.That(OracleScore(hidden), Is.EqualTo(OracleScore(plain)).Within(1.5e-3));
                Assert.That(Alike(hidden.Problem), Is.EqualTo(Alike(plain.Problem)), "the host before planting moves along");
            }

            Assert.That(hosts.Select(h => string.Join(' ', h.Hidden.Truth.KeptIndices())).Distinct().Count(), Is.EqualTo(hosts.Length), "and not the same order in all");
        }

        static int Alike(ImageProblem problem) => problem.Planted.HostParameters.Zip(problem.Unplanted).Count(static pair => pair.First == pair.Second);
    }

    [Test, Spec("IMGRUN-004")]
    public void APart_GivesWhatTheWholeGives()
    {
        var whole = Run(Small with { Densities = "ticket,10x" });
        Assert.That(Text(Run(Small with { Densities = "10x" }).Runs.Single()), Is.EqualTo(Text(whole.Run("Magnitude", "10x"))));
    }

    [Test, Spec("IMGRUN-005")]
    public void TheUnplantedHost_IsSoughtInWithTheSameRandomNumbers()
    {
        var (planted, unplanted) = (Run(Small with { Seeker = Global }).Runs.Single(), Run(Small with { Seeker = "Edge-popup (annealed, global, unplanted)" }).Runs.Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unplanted.Kept, Is.EqualTo(planted.Kept));
            Assert.That(unplanted.Strong, Is.Not.EqualTo(planted.Strong));
        }

        var scenario = Of(Small);
        var (inPlanted, before) = (scenario.Seeking("ticket"), scenario.Seeking("ticket", isPlanted: false));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Random.NextUInt64(), Is.EqualTo(inPlanted.Random.NextUInt64()));
            Assert.That(before.Parameters.ToArray(), Is.EqualTo(scenario.Problem.Unplanted));
            Assert.That(inPlanted.Parameters.ToArray(), Is.EqualTo(scenario.Problem.Planted.HostParameters));
            Assert.That(before.TrainingData, Is.SameAs(inPlanted.TrainingData));
        }
    }

    [TestCase("", false)]
    [TestCase("signed-scales", false)]
    [TestCase("unequal-logits", false)]
    [TestCase("signed-scales+unequal-logits", true)]
    [Spec("IMGRUN-006")]
    public void ArtefactsOfThePaper_DestroyTheTicket_OneByOne(string turned, bool works)
    {
        var scenario = Of(Small with { Protocol = "Paper", Switch = turned });
        var score = scenario.Problem.TicketScore(scenario.Protocol.Score);
        Assert.That(OracleScore(scenario), works ? Is.EqualTo(score).Within(1.5e-3) : Is.LessThan(score - 0.03));
    }

    private static ImageScenario Of(ScenarioKey key) => new(key, Protocol.Of(key), TorchEngine.Instance);

    private static double OracleScore(ImageScenario scenario) => scenario.Judge().Strong(scenario.Truth)[0];

    private static ScenarioResult Run(ScenarioKey key) => (ScenarioResult)ExperimentCatalog.ByName(key.Experiment).Run(key, Protocol.Of(key), CancellationToken.None);

    private static string Text<T>(T result) => JsonSerializer.Serialize(result, ResultsJson.Options);
}
