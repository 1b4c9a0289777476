using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Training;

namespace PlantNSeek.Reproduction.Tests.Store;

[Spec("STORE-002")]
public class RunKeyTests
{
    private static readonly ScenarioKey Key = new("Paper", "circle", 5, 100, 0.01, 3);

    [Test]
    public void EqualRuns_HaveEqualKeys() =>
        Assert.That(RunKey.Of(Key with { Replicate = 3 }, Protocol.Paper with { Name = "Paper" }, "sources"), Is.EqualTo(RunKey.Of(Key, Protocol.Paper, "sources")));

    [Test]
    public void TheBuildsOwnKey_IsOfItsSources_AndOfTheProtocolThatTheKeyNames()
    {
        var key = Key with { Switch = "ties" };
        Assert.That(RunKey.Of(key), Is.EqualTo(RunKey.Of(key, Protocol.Paper.Turned("ties"), SourceFingerprint.Value)));
    }

    [Test]
    public void EveryRunOfEveryProfile_HasAKeyOfItsOwn([ValueSource(nameof(Profiles))] string profile) =>
        Assert.That(Profile.ByName(profile).Scenarios().Select(RunKey.Of), Is.Unique.And.Not.Empty);

    // Settings within the protocol that are types without properties, or made of functions.
    [Test]
    public void NestedSettings_Count()
    {
        var settings = Protocol.Paper.EdgePopup;
        EdgePopupSettings[] others =
        [
            settings,
            settings with { LearningRate = LearningRateSchedule.Constant },
            settings with { LearningRate = LearningRateSchedule.MultiStep(0.1, 3) },
            settings with { LearningRate = LearningRateSchedule.MultiStep(0.1, 4) },
            settings with { Optimizer = settings.Optimizer with { WeightDecay = 1e-3 } },
            .. DensitySchedule.All.Select(s => settings with { Annealing = s }),
        ];
        Assert.That(others.Select(s => RunKey.Of(Key, Protocol.Paper with { EdgePopup = s }, "sources")), Is.Unique);
        Assert.That(
            RunKey.Of(Key, Protocol.Paper with { EdgePopup = settings with { LearningRate = LearningRateSchedule.MultiStep(0.1, 3) } }, "sources"),
            Is.EqualTo(RunKey.Of(Key, Protocol.Paper with { EdgePopup = others[2] }, "sources")));
    }

    private static IEnumerable<string> Profiles() => Profile.All.Select(p => p.Name);

    [Test]
    public void WhateverDiffers_GivesAnotherKey()
    {
        ScenarioKey[] keys =
        [
            Key, Key with { Protocol = "Fair" }, Key with { Task = "relu" }, Key with { Depth = 3 }, Key with { Width = 10 }, Key with { Noise = 0 },
            Key with { Noise = Math.BitIncrement(0.01) }, Key with { Replicate = 4 }, Key with { Experiment = "multishot" }, Key with { Switch = "ties" },
            Key with { Seeker = "SNIP" }, Key with { Densities = "1" },
        ];
        Protocol[] protocols =
        [
            .. ProtocolSwitch.All.Select(s => Protocol.Paper.Turned(s.Name)),
            Protocol.Paper with { Planting = Protocol.Paper.Planting with { ScaleClamp = true } },
            Protocol.Paper with { Name = "Other" },
        ];
        RunKey[] all =
        [
            .. keys.Select(k => RunKey.Of(k, Protocol.Paper, "sources")),
            .. protocols.Select(p => RunKey.Of(Key, p, "sources")),
            RunKey.Of(Key, Protocol.Paper, "other sources"),
        ];
        Assert.That(all, Is.Unique);
    }
}
