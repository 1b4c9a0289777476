using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>A network need not be fully connected: what is tied to widths says so by where it lies.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] FullyConnected =
    [
        "src/PlantNSeek/Networks/FullyConnected/", "src/PlantNSeek/Planting/", "src/PlantNSeek/Tasks/Targets/", "src/PlantNSeek/Training/Engine/",
        "src/PlantNSeek/Pruning/Seekers/LocalSearch/", "src/PlantNSeek/Pruning/Seekers/Genetic/", "src/PlantNSeek/Theory/",
        "src/PlantNSeek.Reproduction/Experiments/Spiral/", "src/PlantNSeek.Reproduction/Experiments/Theory/",
    ];

    // The files of planted hosts, and what makes a fully connected network of given widths.
    private static readonly string[] Makers =
    [
        "src/PlantNSeek/Engines/ManagedEngine.cs", "src/PlantNSeek/Networks/Definitions/ChainDefinition.cs", "src/PlantNSeek/Networks/Definitions/Models/SmallModels.cs",
        "src/PlantNSeek.Cli/Bench/MachineMeasurement.cs", "src/PlantNSeek.Cli/Bench/Steps/EngineStep.cs", "src/PlantNSeek.Cli/Bench/Steps/TrainingStep.cs",
        "src/PlantNSeek.Exchange/Artifacts/TensorArrays.cs",
        "src/PlantNSeek.Reproduction/Experiments/PictureTransfer/TransferHead.cs",
        "src/PlantNSeek.Reproduction/Experiments/Scenarios/PlantedProblem.cs", "src/PlantNSeek.Reproduction/Experiments/Scenarios/RunCost.cs",
        "src/PlantNSeek.Reproduction/Experiments/Scenarios/Scenario.cs",
        "src/PlantNSeek.Reproduction/Experiments/Transfer/TransferExperiment.cs", "src/PlantNSeek.Reproduction/Experiments/Transfer/TransferScenario.cs",
        "src/PlantNSeek.Testing/Cases/NetworkMaker.cs", "src/PlantNSeek.Testing/Cases/SmallNetworks.cs", "src/PlantNSeek.Testing/Rules/PrunerLaws.cs",
        "src/PlantNSeek.Testing/Rules/RecoveryRules.cs", "src/PlantNSeek.Testing/Subjects/HandCase.cs",
        "src/PlantNSeek.Templates/content/plantnseek-pruner/MyPrunerContract.cs",
    ];

    // The architecture of a processor, which is another matter of the same name.
    private const string Processors = "src/PlantNSeek.TorchSharp/Loading/NativePlatform.cs";

    [Test, Spec("REPO-033")]
    public void OnlyFullyConnectedCode_NamesArchitecture()
    {
        var naming = SourceFile.Below("src", ".cs").Where(f => f.RelativePath != Processors && Name().IsMatch(f.Text)).Select(f => f.RelativePath).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(naming.Where(f => !FullyConnected.Any(folder => f.StartsWith(folder, StringComparison.Ordinal)) && !Makers.Contains(f)), Is.Empty);
            Assert.That(Makers.Except(naming), Is.Empty, "listed, and names none");
        }
    }

    [GeneratedRegex(@"\bArchitecture\b")]
    private static partial Regex Name();
}
