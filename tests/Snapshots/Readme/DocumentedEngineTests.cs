using System.Reflection;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Tasks;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The engine of CONTRIBUTING.md is compiled by tests/Outsiders/Engine, from the document itself, and seeks here as ours does.</summary>
[Spec("REPO-034")]
public sealed class DocumentedEngineTests
{
    private static readonly string Configuration =
        typeof(DocumentedEngineTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static Assembly Sample => Assembly.LoadFrom(RepositoryRoot.Combine("tests", "Outsiders", "Engine", "bin", Configuration, "net10.0", "PlantNSeek.Outsiders.Engine.dll"));

    [Test]
    public void CompiledLines_AreTheDocuments([Values("Engine", "Pruner")] string block) => Assert.That(
        File.ReadAllText(RepositoryRoot.Combine("CONTRIBUTING.md")).ReplaceLineEndings("\n"),
        Does.Contain($"```csharp\n{File.ReadAllText(RepositoryRoot.Combine("tests", "Outsiders", "Engine", "obj", $"{block}.g.cs")).ReplaceLineEndings("\n").TrimEnd('\n')}\n```"));

    [Test]
    public void TheEngine_KnowsTheLibraryAlone() =>
        Assert.That(Sample.GetReferencedAssemblies().Select(a => a.Name).Where(name => !name!.StartsWith("System.", StringComparison.Ordinal)), Is.EqualTo(new[] { "PlantNSeek" }));

    [Test]
    public void ThePruner_DividesByTheFanIn()
    {
        var network = new ManagedNetwork(new Architecture(2, 3, 1));
        float[] parameters = [.. Enumerable.Range(0, network.Layout.Count).Select(i => i - 5f)];
        var pruner = (IPruner)Activator.CreateInstance(Sample.GetType("PlantNSeek.Pruning.Pruners.FanInPruner", throwOnError: true)!)!;
        var batch = Batch.Regression([1, 2], 2, [1], 1);
        var scores = pruner.Scores(PruningContext.Of(network, parameters, Mask.All(parameters.Length), batch, LossFunction.For(batch), new RandomStream(1, "none")));
        Assert.That(scores, Is.EqualTo(parameters.Select((p, i) => Math.Abs(p) / (i < network.Layout.Bias(0).End ? 2.0 : 3.0))).Within(1e-6));
    }

    [TestCase("IMP (late resetting)")]
    [TestCase("RigL")]
    [TestCase("Edge-popup")]
    [TestCase("SynFlow")]
    public void ASeeker_FindsOnItWhatItFindsOnOurs(string seeker)
    {
        var architecture = new Architecture(2, 9, 4);
        var data = LearningTasks.Circle.Draw(64, 0.01, new RandomStream(1, "data"));
        var random = new RandomStream(1, "parameters");
        float[] parameters = [.. Enumerable.Range(0, architecture.Layout.Count).Select(_ => (float)random.NextNormal())];
        Mask Found(IDifferentiableNetwork network, ITrainer trainer) => SeekerCatalog.ByName(seeker).Seek(
            SeekingProblem.Of(network, trainer, parameters, data, data, new Density(0.3), new RandomStream(1, "seek"))).Mask;
        T Made<T>(string type) => (T)Activator.CreateInstance(Sample.GetType(type, throwOnError: true)!, architecture)!;
        Assert.That(
            Found(Made<IDifferentiableNetwork>("MyEngine.MyNetwork"), Made<ITrainer>("MyEngine.MyTrainer")),
            Is.EqualTo(Found(new ManagedNetwork(architecture), new ManagedTrainer(architecture))));
    }
}
