using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>The library's seekers on made-up pictures.</summary>
[Spec("PICT-019")]
internal sealed class PictureSeekersTests : PictureFixture
{
    private static readonly ScenarioKey Some = Key with { Experiment = "pictures-seekers", Densities = "0.1" };

    protected override PictureExperiment Experiment => new PictureSeekersExperiment([MadeUpPictures.Task], Pictures.Path);

    [TestCase("Random smart ratio", 0)]
    [TestCase("SNIP", 1)]
    [TestCase("RigL", 1)]
    [TestCase("Gem-Miner", 1)]
    public void AFind_HasItsSize_ItsCost_AndWhatTheChecksLeave(string seeker, int leastSamples)
    {
        var result = Run(Some with { Seeker = seeker });
        var run = result.Runs.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Pruner, run.Kept), Is.EqualTo((seeker, new Density(0.1).Budget(result.HostWeights.Sum() + result.HostBiases.Sum()))));
            Assert.That(run.Weak, Is.InRange(0.2, 1.0));
            Assert.That(run.Samples, Is.GreaterThanOrEqualTo(leastSamples));
            Assert.That(run.Sanity!.Select(static s => s.Check), Is.EqualTo(Enum.GetValues<SanityCheck>().Where(static c => c != SanityCheck.ScoreInversion)));
            Assert.That(run.OwnStart, seeker == "RigL" ? Is.Not.Null : Is.Null);
            Assert.That(result.TicketScore, Is.GreaterThan(0.8), "the unpruned network");
        }
    }

    [Test]
    public void ALateStart_HasHadItsEpochs()
    {
        var run = Run(Some with { Seeker = "IMP (late resetting)" }).Runs.Single();
        Assert.That(run.OwnStart!.Epochs, Is.GreaterThan(0));
        Assert.That(run.OwnStart.TrainedOn, Is.InRange(0.0, 1.0));
    }

    [Test]
    public void OneOfAll_IsTheSameAlone()
    {
        var one = Text(Run(Some with { Seeker = "SNIP" }).Runs.Single());
        using var others = new MadeUpPictures();
        var again = (ScenarioResult)new PictureSeekersExperiment([MadeUpPictures.Task], others.Path).Run(Some with { Seeker = "SNIP" }, Protocol.Fair, CancellationToken.None);
        Assert.That(Text(again.Runs.Single()), Is.EqualTo(one));
    }

    [Test]
    public void Decay_IsOfWhoTrains()
    {
        var key = Some with { Seeker = "IMP (rewinding)" };
        Assert.That(Text(Run(key with { Decay = "L2 0.01" }).Runs.Single()), Is.Not.EqualTo(Text(Run(key).Runs.Single())));
        Assert.That(Run(Some with { Seeker = "SNIP", Decay = "L2 0.01" }).Runs, Is.Empty);
    }

    [Test]
    public void WhoCannotSeek_IsNamed() =>
        Assert.That(() => RunAgain(Some with { Seeker = "PHEW" }), Throws.ArgumentException.With.Message.StartsWith("seeker is PHEW; those that seek in the network of made-up are Random uniform, "));
}
