using System.Text.Json;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>Tests of an experiment on made-up pictures.</summary>
internal abstract class PictureFixture : LibtorchFixture
{
    private readonly Dictionary<ScenarioKey, ScenarioResult> _results = [];

    /// <summary>A run of it.</summary>
    protected static ScenarioKey Key { get; } = new("Fair", "made-up", 7, 4, 0, 1);

    /// <summary>The images.</summary>
    protected MadeUpPictures Pictures { get; private set; } = null!;

    [OneTimeSetUp]
    public void Make()
    {
        TorchEngine.TryRegister();
        Pictures = new MadeUpPictures();
    }

    [OneTimeTearDown]
    public void Delete() => Pictures?.Dispose();

    /// <summary>The experiment.</summary>
    protected abstract PictureExperiment Experiment { get; }

    /// <summary>A run, once for all tests of the fixture.</summary>
    protected ScenarioResult Run(ScenarioKey key) => _results.TryGetValue(key, out var result) ? result : _results[key] = RunAgain(key);

    /// <summary>The same, whatever was run before.</summary>
    protected ScenarioResult RunAgain(ScenarioKey key) => (ScenarioResult)Experiment.Run(key, Protocol.Of(key), CancellationToken.None);

    /// <summary>What is written of a result.</summary>
    protected static string Text<T>(T result) => JsonSerializer.Serialize(result, ResultsJson.Options);
}
