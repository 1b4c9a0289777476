using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Recovery;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>Gem-Miner and what it is compared with on made-up pictures.</summary>
internal sealed class RareGemsTests : PictureFixture
{
    private static readonly GemTask Gems = new(
        MadeUpPictures.Task with { Model = "resnet8", PublishedWidth = 16 },
        GemTasks.Small.Settings with { Epochs = 6, BatchSize = 5, Rounds = 2, RoundEpochs = 4, Milestones = (3, 5) });

    private static readonly ScenarioKey Some = Key with { Experiment = "rare-gems", Depth = 8, Densities = "0.1,1" };
    private static readonly string[] Checked = ["Gem-Miner", "SNIP", "ProsPr"];

    protected override PictureExperiment Experiment => new RareGemsExperiment([Gems], Pictures.Path);

    [Test, Spec("GEMS-001")]
    public void EveryArm_KeepsTheShareOfTheWeights_AndTheDenseNetworkAll()
    {
        var result = Run(Some);
        var all = result.HostWeights.Sum();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Select(r => r.Pruner), Is.EqualTo(GemArms.Names));
            Assert.That(result.Runs.Select(r => (r.Density, r.KeptWeights.Sum())).Distinct(), Is.EqualTo(new[] { ("1", all), ("0.1", new Density(0.1).Budget(all)) }));
            Assert.That(result.TicketScore, Is.EqualTo(result.Run("Dense", "1").Weak));
        }
    }

    [Test, Spec("GEMS-004")]
    public void OneArmAlone_GivesWhatItGivesInARunOfAll_Again()
    {
        var whole = Run(Some);
        using var others = new MadeUpPictures(); // elsewhere, so that nothing is cached
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Engine, Is.EqualTo(TorchEngine.Instance.Facts));
            foreach (var arm in (string[])["Gem-Miner", "IMP (learning-rate rewinding)", "ProsPr"])
            {
                var key = Some with { Seeker = arm, Densities = "0.1" };
                var part = (ScenarioResult)new RareGemsExperiment([Gems], others.Path).Run(key, Protocol.Fair, CancellationToken.None);
                Assert.That(Text(part.Runs.Single()), Is.EqualTo(Text(whole.Run(arm, "0.1"))));
                Assert.That(part.TicketScore, Is.EqualTo(whole.TicketScore));
            }
        }
    }

    [Test, Spec("GEMS-005")]
    public void ScoresBeforeFinetuning_AreByTheStatisticsOfTheMaskedNetwork()
    {
        var result = Run(Some);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Run("Gem-Miner", "0.1").Strong, Is.GreaterThan(0.4), "four classes, and the scores have learned");
            Assert.That(result.Run("Dense", "1").Weak, Is.GreaterThan(0.6), "a bright band is easy to see");
            Assert.That(result.Runs.Select(r => r.TrainingLoss), Has.All.Not.Null.And.All.InRange(0.0, 2.0));
        }
    }

    [Test, Spec("GEMS-006")]
    public void ThreeArms_HaveBothSanityChecks_AndNoOther()
    {
        foreach (var run in Run(Some).Runs)
        {
            Assert.That(
                run.Sanity?.Select(s => s.Check), Checked.Contains(run.Pruner) ? Is.EqualTo(new[] { SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation }) : Is.Null, run.Pruner);
        }
    }

    [Test, Spec("GEMS-007")]
    public void ASearch_SaysWhatItCost_AndPruningWithFewEpochsNoMoreThanGemMiner()
    {
        var result = Run(Some);
        double Epochs(string arm) => result.Run(arm, "0.1").Samples!.Value / (double)Gems.Pictures.Training;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GemArms.Names.Where(static n => n.Contains("dge-popup", StringComparison.Ordinal) || n == "Gem-Miner").Select(Epochs), Is.All.EqualTo(6));
            Assert.That(Epochs("IMP (rewinding, short)"), Is.EqualTo(6));
            Assert.That(new[] { "IMP (rewinding)", "IMP (decay)", "IMP (learning-rate rewinding)" }.Select(Epochs), Is.All.EqualTo(8));
            Assert.That(new[] { "SNIP", "ProsPr" }.Select(Epochs), Is.All.LessThan(1.5).And.All.GreaterThan(0));
            Assert.That(Epochs("Random smart ratio"), Is.Zero);
            Assert.That(result.Run("IMP (learning-rate rewinding)", "0.1").OwnStart!.Epochs, Is.EqualTo(8));
        }
    }

    [Test, Spec("GEMS-008")]
    public void AGemMinerWhoseScoresDoNotMove_SaysThatItsLayersAreUniform()
    {
        var still = Gems with { Settings = Gems.Settings with { Rates = GemRates.All(1e-9), Penalty = 0 } };
        var result = (ScenarioResult)new RareGemsExperiment([still], Pictures.Path).Run(Some with { Seeker = "Gem-Miner", Densities = "0.5", Width = 16 }, Protocol.Fair, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Runs.Single().HasUniformLayers, Is.True);
            Assert.That(Run(Some).Runs.Where(r => r.HasUniformLayers is not null).Select(r => r.Pruner), Is.EqualTo(new[] { "Gem-Miner" }));
            Assert.That(GemLayers.Probability([10, 20], [100, 100]), Is.EqualTo(0.0477).Within(0.003), "chi-square 3.92 with one degree of freedom");
            Assert.That(GemLayers.AreUniform([10, 20], [100, 100]), Is.True);
            Assert.That(GemLayers.AreUniform([100, 140], [1000, 1000]), Is.False, "a ratio of 1.4 in many weights");
            Assert.That(GemLayers.AreUniform([0, 1], [100, 100]), Is.True, "a layer without weights, by chance");
        }
    }

    [Test, Spec("GEMS-009")]
    public void WhatBothProtocolsSeekAlike_IsSoughtOnce()
    {
        var engine = new CountingEngine();
        var made = PictureNetwork.Of(Gems.Pictures, Pictures.Path, 4, InitialisationRule.SignedConstant, 7);
        var scenario = new GemScenario(Gems, made, engine);
        int Begun(Protocol protocol, string arm)
        {
            var before = engine.Begun;
            scenario.Run(GemArms.Make(Gems.Settings, protocol).Single(a => a.Name == arm), "0.1", CancellationToken.None);
            return engine.Begun - before;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Begun(Protocol.Fair, "IMP (rewinding)"), Is.EqualTo(2 + 1 + 1), "two rounds, the fine-tuning, the statistics before it");
            Assert.That(Begun(Protocol.Paper.Turned("gem-weights"), "IMP (rewinding)"), Is.EqualTo(1), "the statistics alone");
            Assert.That(Begun(Protocol.Paper, "IMP (rewinding)"), Is.EqualTo(2 + 1 + 1), "from other weights");
        }
    }

    [Test, Spec("GEMS-011")]
    public void AMultipleOfATicketsDensity_IsAnError() => Assert.That(
        () => RunAgain(Some with { Densities = "2x" }), Throws.ArgumentException.With.Message.StartsWith("density is 2x; nothing is planted in made-up, so that a density is a fraction"));
}
