using PlantNSeek.Engines;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>Pruners on made-up pictures.</summary>
internal sealed class PicturePruningTests : PictureFixture
{
    private static readonly ScenarioKey Some = Key with { Experiment = "pictures", Densities = "0.1,0.5,1" };

    protected override PictureExperiment Experiment => new PicturePruningExperiment([MadeUpPictures.Task], Pictures.Path);

    [Test, Spec("PICT-003")]
    public void AResult_SaysItsEngine_AndIsTheSameAgain_InWholeAndInPart()
    {
        var whole = Run(Some);
        using var others = new MadeUpPictures(); // elsewhere, so that nothing is cached
        ScenarioResult Elsewhere(ScenarioKey key) => (ScenarioResult)new PicturePruningExperiment([MadeUpPictures.Task], others.Path).Run(key, Protocol.Of(key), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Engine, Is.EqualTo(TorchEngine.Instance.Facts));
            foreach (var (seeker, density) in ((string, string)[])[("SNIP (multishot)", "0.1"), ("SynFlow", "0.5"), ("Dense", "1")])
            {
                var part = Elsewhere(Some with { Seeker = seeker, Densities = density });
                Assert.That(Text(part.Runs.Single()), Is.EqualTo(Text(whole.Run(seeker, density))));
                Assert.That(part.TicketScore, Is.EqualTo(whole.TicketScore));
            }
        }
    }

    [Test, Spec("PICT-005")]
    public void Pruners_KeepTheShareOfTheWeights_AndAllBiases([Values("Paper", "Fair")] string protocol)
    {
        var result = Run(Some with { Protocol = protocol });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Select(r => r.Pruner).Distinct(), Is.EqualTo(new[] { "Random", "Magnitude", "SNIP", "SynFlow", "Magnitude (multishot)", "SNIP (multishot)", "SynFlow (multishot)", "Dense" }));
            foreach (var run in result.Runs)
            {
                Assert.That(run.KeptWeights.Sum(), Is.EqualTo(new Density(DensityPoint.Value(run.Density)).Budget(result.HostWeights.Sum())), $"{run.Pruner} at {run.Density}");
                Assert.That(run.KeptBiases, Is.EqualTo(result.HostBiases), run.Pruner);
            }
        }
    }

    [Test, Spec("PICT-006")]
    public void ARun_HasAccuracyAndLossOfItsTraining()
    {
        var result = Run(Some);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Select(r => r.TrainingLoss), Has.All.Not.Null.And.All.InRange(0.0, 1.5));
            Assert.That(result.Runs.Select(r => r.Weak), Has.All.InRange(0.0, 1.0));
            Assert.That(result.Run("Dense", "1").Weak, Is.GreaterThan(0.8), "a bright band is easy to see");
            Assert.That(result.Run("Dense", "1").Strong, Is.LessThan(0.6), "and not without training");
            Assert.That(result.Run("Dense", "1").TrainingLoss, Is.LessThan(0.7));
        }
    }

    [Test, Spec("PICT-007")]
    public void TheUnprunedNetwork_IsListedOnce_AndComparedWith()
    {
        var result = Run(Some);
        Assert.That(result.Runs.Count(r => r.Density == "1"), Is.EqualTo(1));
        Assert.That(result.TicketScore, Is.EqualTo(result.Run("Dense", "1").Weak));
    }

    [Test, Spec("PICT-008")]
    public void AMask_IsTrainedOnce()
    {
        var engine = new CountingEngine();
        PictureScenario Of() => new(MadeUpPictures.Task, PictureNetwork.Of(MadeUpPictures.Task, Pictures.Path, 2, InitialisationRule.He, 7), engine);
        var (one, other) = (Of(), Of());
        var mask = Mask.From(one.Layout.Count, static i => i % 3 > 0);
        var first = one.Trained(mask, CancellationToken.None);
        var again = other.Trained(Mask.From(one.Layout.Count, static i => i % 3 > 0), CancellationToken.None);
        other.Trained(Mask.From(one.Layout.Count, static i => i % 3 > 1), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.SameAs(first));
            Assert.That(engine.Begun, Is.EqualTo(2));
        }
    }

    [Test, Spec("PICT-009")]
    public void ADensityOfATicket_IsAnError() =>
        Assert.That(() => RunAgain(Some with { Densities = "ticket" }), Throws.ArgumentException.With.Message.Contains("density is ticket; nothing is planted in made-up"));

    [TestCase(8, 0.0)]
    [TestCase(7, 0.1)]
    [Spec("PICT-004")]
    public void AnotherDepth_OrNoise_IsAnError(int depth, double noise) =>
        Assert.That(() => RunAgain(Some with { Depth = depth, Noise = noise }), Throws.ArgumentException.With.Message.Contains("its networks have depth 7, a width of 1 or more, and its images no noise"));
}
