using PlantNSeek.Claims;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments.PictureTransfer;

/// <summary>What is run of ticket transfer, what it costs, and what is said where the engine is missing.</summary>
public sealed class TransferProfileTests
{
    private static readonly string[] Experiments = ["pictures-transfer", "images-transfer"];

    [Test, Spec("XFER-016")]
    public void TheProfile_HasTheSmallNetworks_OnOtherReplicatesThanThatForChoosing()
    {
        var runs = Profile.Pictures.Scenarios().Where(r => Experiments.Contains(r.Experiment)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs, Is.Unique);
            Assert.That(
                runs.Select(static r => (r.Task, r.Protocol, r.Switch)).Distinct(),
                Is.EquivalentTo(new[] { ("cifar10-fashion-resnet8", "Fair", ""), ("cifar10-fashion-resnet8", "Paper", ""), ("cifar10-fashion-vgg8", "Fair", ""), ("cifar10-fashion-vgg8", "Paper", ""), ("cifar10-fashion-vgg8", "Paper", "pruned-scales"), ("distractors", "Fair", "") }));
            foreach (var entry in runs.GroupBy(static r => r with { Replicate = 0 }))
            {
                Assert.That(entry.Select(static r => r.Replicate), Is.EqualTo(Enumerable.Range(4, 10)), entry.Key.ToString());
            }

            Assert.That(Profile.Recorded.Scenarios().Where(r => Experiments.Contains(r.Experiment)), Is.EquivalentTo(runs));
            Assert.That(runs.Where(static r => r.Experiment == "pictures-transfer").Select(static r => r.Depth == (r.Task.EndsWith("vgg8", StringComparison.Ordinal) ? 7 : 10)), Has.All.True);
        }
    }

    [Test, Spec("XFER-016")]
    public void WhatClaimsCompare_IsWhatAKeyWithoutAnArmAsksFor() => Assert.That(
        ClaimBook.Embedded.SelectMany(static c => c.Parts).Where(static p => p.Experiment == "pictures-transfer").SelectMany(static p => p.Pruners).Distinct(),
        Is.EquivalentTo(TransferArm.Compared.Select(static a => a.Name)));

    [TestCase("cifar10-fashion-resnet18", "cifar10-fashion-resnet8", 21)]
    [TestCase("cifar10-norb-vgg19", "cifar10-norb-vgg8", 17)]
    [Spec("XFER-015")]
    public void AWholeSize_IsACostOfItsOwn(string whole, string small, int depth)
    {
        var key = new ScenarioKey("Fair", whole, depth, 64, 0, 1) { Experiment = "pictures-transfer" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TransferTasks.All.Single(t => t.Name == whole).Depth, Is.EqualTo(depth));
            Assert.That(ExperimentCatalog.Cost(key), Is.GreaterThan(1000 * ExperimentCatalog.Cost(key with { Task = small, Width = 8 })));
            Assert.That(ExperimentCatalog.Cost(key with { Seeker = "Late reset (linear)" }), Is.LessThan(ExperimentCatalog.Cost(key)));
            Assert.That(ExperimentCatalog.Cost(key with { Densities = "0.41" }), Is.LessThan(ExperimentCatalog.Cost(key)));
        }
    }

    [TestCase("pictures-transfer", "cifar10-fashion-resnet8")]
    [TestCase("images-transfer", "distractors")]
    [Spec("XFER-003")]
    public void WithoutTheirEngine_TheySaySo(string experiment, string task) => Assert.That(
        ExperimentCatalog.Lacks(new ScenarioKey("Fair", task, 10, 8, 0, 1) { Experiment = experiment }), Is.EqualTo("the engine 'torch', which the program has not registered"));
}
