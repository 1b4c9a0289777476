using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>Edge-popup on made-up pictures, in networks in which nothing is planted.</summary>
internal sealed class PictureEdgePopupTests : PictureFixture
{
    private const string PerLayer = "Edge-popup (annealed, per layer)";
    private static readonly ScenarioKey Some = Key with { Experiment = "pictures-edge-popup", Width = 8, Densities = "0.1,0.5" };

    protected override PictureExperiment Experiment => new PictureEdgePopupExperiment([MadeUpPictures.Task], Pictures.Path);

    [Test, Spec("PICT-010")]
    public void EachLayer_KeepsTheDensitysShare()
    {
        var result = Run(Some);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Select(r => (r.Pruner, r.Density)), Is.EqualTo(new[] { (PerLayer, "0.1"), (PerLayer, "0.5") }));
            foreach (var run in result.Runs)
            {
                var shares = result.HostWeights.Zip(result.HostBiases, (w, b) => (w + b) * DensityPoint.Value(run.Density)).ToArray();
                Assert.That(run.KeptWeights.Zip(run.KeptBiases, (w, b) => w + b).Zip(shares, (kept, share) => Math.Abs(kept - share)), Has.All.LessThan(1.0), run.Density);
            }
        }
    }

    [Test, Spec("PICT-010")]
    public void ItsLearningRate_BeginsAgainWithEachStep()
    {
        var schedule = new CosineAtEachLevel(4);
        double[] level = [1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2];
        Assert.That(Enumerable.Range(0, 12).Select(epoch => schedule.Factor(epoch, 12)), Is.EqualTo(level.Concat(level).Concat(level)).Within(1e-12));
    }

    [TestCase("", false)]
    [TestCase("late-rates", false)]
    [TestCase("wide-bias-scores+late-rates", true)]
    [Spec("PICT-011")]
    public void UnderPaper_TwoSwitchesTakeItsSearchToThatOfFair(string turned, bool isFairs) => Assert.That(
        Text(Run(Some with { Protocol = "Paper", Switch = turned }).Runs), isFairs ? Is.EqualTo(Text(Run(Some).Runs)) : Is.Not.EqualTo(Text(Run(Some).Runs)));

    // The few steps of the made-up task rank no score differently for a smaller rate.
    [Test, Spec("PICT-011")]
    public void EachSwitch_IsAnotherSearch()
    {
        var search = PictureSearch.Of(PruningScope.PerLayer, 10);
        PictureSearch[] all = [.. new[] { Protocol.Paper, Protocol.Paper.Turned("wide-bias-scores"), Protocol.Paper.Turned("late-rates"), Protocol.Fair }.Select(search.Under)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.Unique);
            Assert.That(search.Under(Protocol.Fair), Is.EqualTo(search));
            Assert.That(all.Select(s => (s.WidensBiasScores, s.CountsRatesFromOne)), Is.EqualTo(new[] { (true, true), (false, true), (true, false), (false, false) }));
        }
    }

    [Test, Spec("PICT-010")]
    public void ThePublishedRate_IsThatOfTheNextEpoch()
    {
        var (published, own) = (new CosineAtEachLevel(4, FromOne: true), new CosineAtEachLevel(4));
        Assert.That(Enumerable.Range(0, 8).Select(epoch => published.Factor(epoch, 8)), Is.EqualTo(Enumerable.Range(0, 8).Select(epoch => epoch % 4 == 3 ? 0 : own.Factor(epoch + 1, 8))).Within(1e-12));
    }

    [Test, Spec("PICT-011")]
    public void UnderFair_ItFindsWhatIsFoundBeforePlanting()
    {
        var result = Run(Some);
        var host = new PlantedPictureExperiment([MadeUpPictures.Task], Pictures.Path).Run(
            Key with { Experiment = "pictures-planted", Seeker = PictureRules.Unplanted(PerLayer), Densities = "0.1" }, Protocol.Fair, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            var unplanted = ((ScenarioResult)host).Runs.Single();
            Assert.That((unplanted.Strong, Text(unplanted.KeptWeights)), Is.EqualTo((result.Run(PerLayer, "0.1").Strong, Text(result.Run(PerLayer, "0.1").KeptWeights))));
        }
    }
}
