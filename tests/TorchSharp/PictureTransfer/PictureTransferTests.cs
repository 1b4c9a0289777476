using System.Text.Json;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Store;
using PlantNSeek.TorchSharp.Tests.Pictures;

namespace PlantNSeek.TorchSharp.Tests.PictureTransfer;

/// <summary>Whole runs of ticket transfer.</summary>
public sealed class PictureTransferTests : TransferFixture
{
    private ScenarioResult? _whole;

    private ScenarioResult Whole => _whole ??= Run(Key);

    [Test, Spec("XFER-012")]
    public void AResult_SaysItsEngine_AndIsTheSameAgain_InWholeAndInPart()
    {
        using var others = new MadeUpPictures(); // elsewhere, so that nothing is cached
        MadeUpTargets.Write(others.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole.Engine, Is.EqualTo(TorchEngine.Instance.Facts));
            foreach (var (arm, density) in ((string, string)[])[("Winning ticket (two layers)", "0.41"), ("Late reset, one shot (linear)", "1"), ("Late reset (fine-tuned)", "0.41")])
            {
                var part = Run(Key with { Seeker = arm, Densities = density }, others.Path);
                Assert.That(Text(part.Runs.Single()), Is.EqualTo(Text(Whole.Run(arm, density))));
                Assert.That(part.TicketScore, Is.EqualTo(Whole.TicketScore));
            }
        }
    }

    [Test, Spec("XFER-013")]
    public void TheUnprunedNetwork_TakesTheTicketsPlace_AndTheSourceIsListed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole.TicketScore, Is.EqualTo(Whole.Run("Late reset (linear)", "1").Weak));
            Assert.That(Whole.Runs, Has.Count.EqualTo((9 * 2) + 1), "a trained body at the smallest density alone");
            Assert.That(Whole.Runs.Select(r => r.Weak), Has.All.InRange(0.0, 1.0));
            Assert.That(Whole.Controls.Select(c => (c.Pruner, c.Density)), Is.EqualTo(new[] { ("Source", "0.41"), ("Source", "1") }));
            Assert.That(Whole.Controls.Single(c => c.Density == "1").Strong, Is.GreaterThan(0.6), "a bright band is easy to see");
            Assert.That(Whole.Run("Late reset (linear)", "1").Weak, Is.GreaterThan(0.5), "on the target too");
        }
    }

    [Test, Spec("XFER-004")]
    public void OfConvolutions_TheShareOfTheRoundsIsKept_AndAllElse()
    {
        var convolutions = Whole.HostWeights.SkipLast(1).Sum();
        using (Assert.EnterMultipleScope())
        {
            foreach (var run in Whole.Runs.Where(r => r.Density == "0.41" && !r.Pruner.StartsWith("Pixels", StringComparison.Ordinal)))
            {
                Assert.That(run.KeptWeights.SkipLast(1).Sum(), Is.EqualTo((int)Math.Round(0.8 * 0.8 * 0.8 * 0.8 * convolutions)), run.Pruner);
                Assert.That(run.KeptWeights[^1], Is.EqualTo(Whole.HostWeights[^1]), run.Pruner);
                Assert.That(run.KeptBiases, Is.EqualTo(Whole.HostBiases), run.Pruner);
            }

            Assert.That(Whole.Run("Random, shuffled (linear)", "0.41").KeptWeights, Is.EqualTo(Whole.Run("Late reset (linear)", "0.41").KeptWeights));
        }
    }

    [Test, Spec("XFER-006")]
    public void TrainingOnTheTarget_IsInterruptedAsThatOnTheSource()
    {
        TransferOnTarget On(bool isInterrupted) =>
            new(Tasks[0], Key.Width, TransferSource.Of(Tasks[0], Folder, Key, new TransferArtefacts(isInterrupted, false, false)), TorchEngine.Instance, CancellationToken.None);
        var body = new TransferBody(TransferStart.WinningTicket, BodyMask.Found, 0); // the source's training changes nothing of it
        var (with, without) = (On(true), On(false));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.Start(body), Is.EqualTo(without.Start(body)));
            Assert.That(with.Tuned(body).Parameters, Is.Not.EqualTo(without.Tuned(body).Parameters));
        }
    }

    [TestCase("clothes", 10, 4, "0.41")]
    [TestCase("toys", 10, 3, "0.41")]
    [TestCase("clothes-vgg", 7, 4, "0.41")]
    [Spec("XFER-010")]
    public void ANetworkOnTheTarget_HasItsClasses(string task, int depth, int classes, string density)
    {
        var key = Key with { Task = task, Depth = depth, Densities = density };
        var (head, tuned) = (Run(key with { Seeker = "Late reset (linear)" }), Run(key with { Seeker = "Late reset (fine-tuned)" }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(head.HostBiases[^1], Is.EqualTo(classes));
            Assert.That(tuned.Runs.Single().Weak, Is.InRange(0.0, 1.0));
            Assert.That(Run(key with { Protocol = "Paper", Seeker = "Late reset (linear)" }).Runs.Single().Weak, Is.InRange(0.0, 1.0));
        }
    }

    [Test, Spec("XFER-003")]
    public void WhatIsMissing_IsNamed()
    {
        using var some = new MadeUpPictures();
        MadeUpTargets.Write(some.Path);
        var experiment = new PictureTransferExperiment(Tasks, some.Path);
        Assert.That(experiment.Lacks(Key), Is.Null);
        MadeUpTargets.Remove(some.Path, MadeUpTargets.Clothes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(experiment.Lacks(Key), Does.StartWith($"clothes is not in '{some.Path}'").And.Contain("'plantnseek data fetch clothes").And.Not.Contain("\n"));
            Assert.That(() => experiment.Run(Key, Protocol.Fair, CancellationToken.None), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo(experiment.Lacks(Key)));
            Assert.That(experiment.Lacks(Key with { Task = "toys" }), Is.Null);
            some.Remove("one.bin");
            Assert.That(experiment.Lacks(Key), Does.StartWith("Made up in").And.Contain("lacks one.bin"));
        }
    }

    [TestCase(9, 0.0, "0.41", "its networks have depth 10, a width of 1 or more, and its images no noise")]
    [TestCase(10, 0.1, "0.41", "its images no noise")]
    [TestCase(10, 0.0, "0.5", "density is 0.5; rounds that each prune a fifth are looked at where they leave 0.069, 0.168, 0.41, 1")]
    [Spec("XFER-014")]
    public void AnotherDepthNoiseOrDensity_IsAnError(int depth, double noise, string density, string message) =>
        Assert.That(() => Run(Key with { Depth = depth, Noise = noise, Densities = density }), Throws.ArgumentException.With.Message.Contains(message));

    private static string Text<T>(T result) => JsonSerializer.Serialize(result, ResultsJson.Options);
}
