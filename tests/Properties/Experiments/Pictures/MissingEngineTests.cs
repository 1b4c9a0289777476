using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments.Pictures;

/// <summary>What the experiments on real images say in a program that registers no engine for convolutions, as this one.</summary>
public sealed class MissingEngineTests
{
    [Test, Spec("PICT-002")]
    public void WithoutTheirEngine_TheySaySo([Values("pictures", "pictures-edge-popup", "pictures-planted", "rare-gems")] string experiment)
    {
        var key = new ScenarioKey("Fair", experiment == "rare-gems" ? "cifar10-resnet8" : "cifar10-vgg8", 7, 8, 0, 1) { Experiment = experiment };
        Assert.That(ExperimentCatalog.Lacks(key), Is.EqualTo("the engine 'torch', which the program has not registered"));
    }
}
