using System.Reflection;
using System.Text.RegularExpressions;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The README's C# is compiled by tests/ReadmeSample, from the README itself.</summary>
public sealed partial class ReadmeSampleTests
{
    private static readonly string Configuration =
        typeof(ReadmeSampleTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Readme => File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n");

    [Test, Spec("REPO-008")]
    public void CompiledLines_AreTheReadmes()
    {
        var compiled = File.ReadAllText(RepositoryRoot.Combine("tests", "ReadmeSample", "obj", "README.g.cs")).ReplaceLineEndings("\n");
        Assert.That(compiled.TrimEnd('\n'), Is.EqualTo(FirstBlock().Match(Readme).Groups[1].Value));
    }

    [Test, Spec("REPO-008")]
    public Task Sample_Runs() => Verifier.Verify(Output());

    [Test, Spec("REPO-021")]
    public void Sample_IsARunOfTheReport()
    {
        var key = Profile.Quick.Scenarios().Single(k => k is { Experiment: "singleshot", Protocol: "Fair", Task: "circle", Depth: 5, Replicate: 1 });
        var result = (ScenarioResult)ExperimentCatalog.ByName(key.Experiment).Run(key with { Seeker = "Magnitude", Densities = "0.1" }, Protocol.Fair, CancellationToken.None);
        var weights = result.Weights(result.Run("Magnitude", "0.1"));
        Assert.That(Output(), Does.StartWith(FormattableString.Invariant($"{weights.Hits} of {weights.Truth} planted weights, by chance {weights.ChanceHits:F1}, p")));
    }

    [Test, Spec("REPO-018")]
    public void Readme_IsShort_AndItsCodeNarrow()
    {
        Assert.That(Readme.Count(c => c == '\n'), Is.LessThanOrEqualTo(110));
        Assert.That(FirstBlock().Match(Readme).Groups[1].Value.Split('\n').Where(line => line.Length > 120), Is.Empty);
    }

    private static string Output()
    {
        var run = ChildProcess.RunProgram(
            RepositoryRoot.Combine("tests", "ReadmeSample", "bin", Configuration, "net10.0", "PlantNSeek.ReadmeSample.dll"), []);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return run.Output.TrimEnd('\n');
    }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FirstBlock();
}
