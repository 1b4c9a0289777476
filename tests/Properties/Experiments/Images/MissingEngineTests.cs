using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments.Images;

/// <summary>What the experiment on images says in a program that registers no engine for convolutions, as this one.</summary>
public sealed class MissingEngineTests
{
    [Test, Spec("IMGRUN-003")]
    public void WithoutItsEngine_TheExperimentSaysSo_AndRunsNothing()
    {
        var key = new ScenarioKey("Fair", "bars", 3, 6, 0.2, 1) { Experiment = "images" };
        Assert.That(EngineCatalog.All.Select(engine => engine.Name), Has.None.EqualTo("torch"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExperimentCatalog.Lacks(key), Is.EqualTo("the engine 'torch', which the program has not registered"));
            Assert.That(() => ExperimentCatalog.ByName("images").Run(key, Protocol.Fair, default), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo($"{key} needs the engine 'torch', which the program has not registered"));
        }
    }
}
