using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments.Pictures;

/// <summary>What the profile of real images runs.</summary>
public sealed class PictureProfileTests
{
    [Test, Spec("PICT-017")]
    public void EachExperiment_IsRunUnderBothProtocols_OnOtherReplicatesThanThoseForChoosing()
    {
        string[] experiments = ["pictures", "pictures-edge-popup", "pictures-planted"];
        var runs = Profile.Pictures.Scenarios().Where(r => experiments.Contains(r.Experiment)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs, Is.Unique);
            Assert.That(runs.Select(r => r.Experiment).Distinct(), Is.EquivalentTo(experiments));
            Assert.That(runs.Select(r => r.Task).Distinct(), Is.EquivalentTo(new[] { "cifar10-vgg8", "cifar10-vgg16-16px" }));
            foreach (var setting in runs.GroupBy(static r => r.Setting with { Protocol = "" }))
            {
                Assert.That(setting.GroupBy(static r => r.Protocol).Select(static g => (g.Key, string.Join(",", g.Select(static r => r.Replicate)))), Is.EqualTo(Protocol.All.Select(p => (p.Name, setting.Key.Experiment == "pictures-edge-popup" ? "4,5,6,7,8,9,10,11,12,13" : "4,5,6,7,8,9,10,11,12,13,14,15,16"))));
            }
        }
    }

    [Test, Spec("PICT-017")]
    public void AtThePapersSize_EachExperimentIsRun_OnAsManyNetworksAsPublished()
    {
        var runs = Profile.WholePictures.Scenarios().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Select(static r => (r.Experiment, r.Task, r.Width)).Distinct(), Is.EquivalentTo(new[]
            {
                ("pictures", "cifar10-vgg16", 64), ("pictures-edge-popup", "cifar10-vgg16", 64), ("pictures-planted", "cifar10-vgg16", 64),
                ("rare-gems", "cifar10-resnet20", 16), ("rare-gems", "cifar10-vgg16-nonaffine", 64),
                ("pictures-transfer", "cifar10-fashion-resnet18", 64), ("pictures-transfer", "cifar10-norb-resnet18", 64), ("pictures-transfer", "cifar10-fashion-vgg19", 64), ("pictures-transfer", "cifar10-norb-vgg19", 64),
            }));
            Assert.That(runs.GroupBy(static r => r.Setting).Select(static g => g.Count()), Is.All.EqualTo(3));
            Assert.That(runs.GroupBy(static r => r.Setting with { Protocol = "" }).Select(static g => g.Select(static r => r.Protocol).Distinct().Count()), Is.All.EqualTo(2));
        }
    }

    [Test, Spec("PICT-017")]
    public void TheLeaderboard_HasEachSeekerOnce_AndThoseThatTrainWithDecayToo()
    {
        var runs = Profile.PictureSeekers.Scenarios().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs, Is.Unique);
            Assert.That(runs.Where(static r => r.Decay is null).Select(static r => r.Seeker).Distinct(), Is.EquivalentTo(ExperimentCatalog.ByName("pictures-seekers").Seekers));
            Assert.That(runs.GroupBy(static r => r.Setting with { Seeker = r.Seeker }).Select(static g => string.Join(",", g.Select(static r => r.Replicate))), Is.All.EqualTo("4,5,6"));
            Assert.That(runs.Select(static r => (r.Protocol, r.Densities)).Distinct(), Is.EqualTo(new[] { ("Fair", "0.05") }));
            Assert.That(runs.Where(static r => r.Decay is not null).Select(static r => r.Seeker).Distinct().Count(), Is.EqualTo(7));
        }
    }

    [Test, Spec("PICT-004")]
    public void ItsKeys_HaveTheDepthsOfTheirNetworks() => Assert.That(
        Figure5().Select(static r => (r.Task, r.Depth)).Distinct(), Is.EquivalentTo(new[] { ("cifar10-vgg8", 7), ("cifar10-vgg16-16px", 14) }));

    private static IEnumerable<ScenarioKey> Figure5() => Profile.Pictures.Scenarios().Where(static r => r.Experiment.StartsWith("pictures", StringComparison.Ordinal) && r.Experiment is not ("pictures-transfer" or "pictures-seekers"));
}
