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
            Assert.That(runs.Select(static r => (r.Task, r.Depth, r.Width)).Distinct(), Is.EqualTo(new[] { ("cifar10-vgg16", 14, 64) }));
            Assert.That(
                runs.GroupBy(static r => (r.Experiment, r.Protocol)).Select(static g => (g.Key, g.Count())),
                Is.EquivalentTo(from experiment in (string[])["pictures", "pictures-edge-popup", "pictures-planted"] from protocol in Protocol.All select ((experiment, protocol.Name), 3)));
        }
    }

    [Test, Spec("PICT-004")]
    public void ItsKeys_HaveTheDepthsOfTheirNetworks() => Assert.That(
        Figure5().Select(static r => (r.Task, r.Depth)).Distinct(), Is.EquivalentTo(new[] { ("cifar10-vgg8", 7), ("cifar10-vgg16-16px", 14) }));

    private static IEnumerable<ScenarioKey> Figure5() => Profile.Pictures.Scenarios().Where(static r => r.Experiment.StartsWith("pictures", StringComparison.Ordinal) && r.Experiment != "pictures-transfer");
}
