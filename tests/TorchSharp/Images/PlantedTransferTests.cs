using System.Text.Json;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.TorchSharp.Tests.Images;

/// <summary>A planted ticket that is sought on one task on images and used on another, with few channels.</summary>
public sealed class PlantedTransferTests : LibtorchFixture
{
    private static readonly ScenarioKey Small = new("Fair", "distractors", 3, 5, 0.2, 1) { Experiment = "images-transfer", Densities = "2x" };
    private ScenarioResult? _whole;

    private ScenarioResult Whole => _whole ??= Run(Small);

    [OneTimeSetUp]
    public void Register() => TorchEngine.TryRegister();

    [Test, Spec("XFER-018")]
    public void ThePlantedMask_SolvesTheTarget()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole.TicketScore, Is.GreaterThan(0.98));
            Assert.That(Whole.Controls.Single().Strong, Is.EqualTo(Whole.TicketScore));
            Assert.That(Whole.PlantedWeights.Sum() + Whole.PlantedBiases.Sum(), Is.EqualTo(28));
            Assert.That(Whole.Engine, Is.EqualTo(TorchEngine.Instance.Facts));
        }
    }

    [TestCase("count")]
    [TestCase("long-bar")]
    [Spec("XFER-018")]
    public void ATaskOfAnotherTicket_IsAnError(string task) =>
        Assert.That(() => Run(Small with { Task = task }), Throws.ArgumentException.With.Message.Contains($"task is {task}, whose ticket is another than that of bars; distractors has the same"));

    [Test, Spec("XFER-019")]
    public void AnArm_GivesWhatItGivesInARunOfAll_AndHasTheSourcesMask()
    {
        var found = Whole.Run(PlantedTransferExperiment.Source, "2x");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole.Runs.Select(r => r.Pruner), Is.EqualTo(new[] { "Source", "Source, shuffled by taps", "Source, unplanted", "Source, late reset", "Source, random values", "Target" }));
            Assert.That(Text(Run(Small with { Seeker = PlantedTransferExperiment.Target }).Runs.Single()), Is.EqualTo(Text(Whole.Run(PlantedTransferExperiment.Target, "2x"))));
            Assert.That(found.Kept, Is.EqualTo(2 * 28));
            foreach (var arm in (string[])[PlantedTransferExperiment.LateReset, PlantedTransferExperiment.RandomStart])
            {
                Assert.That((Text(Whole.Run(arm, "2x").WeightHits), Text(Whole.Run(arm, "2x").KeptWeights)), Is.EqualTo((Text(found.WeightHits), Text(found.KeptWeights))));
                Assert.That(Whole.Run(arm, "2x").Weak, Is.Not.EqualTo(found.Weak));
            }

            Assert.That(Whole.Run(PlantedTransferExperiment.Shuffled, "2x").KeptWeights, Is.EqualTo(found.KeptWeights));
            Assert.That(Text(Whole.Run(PlantedTransferExperiment.Unplanted, "2x").KeptWeights), Is.Not.EqualTo(Text(found.KeptWeights)));
        }
    }

    private static ScenarioResult Run(ScenarioKey key) => (ScenarioResult)new PlantedTransferExperiment().Run(key, Protocol.Of(key), CancellationToken.None);

    private static string Text<T>(T result) => JsonSerializer.Serialize(result, ResultsJson.Options);
}
