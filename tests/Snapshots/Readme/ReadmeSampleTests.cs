using System.Reflection;
using System.Text.RegularExpressions;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The README's C# is compiled by tests/ReadmeSample, from the README itself.</summary>
[Spec("REPO-008")]
public sealed partial class ReadmeSampleTests
{
    private static readonly string Configuration =
        typeof(ReadmeSampleTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Test]
    public void CompiledLines_AreTheReadmes()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n");
        var compiled = File.ReadAllText(RepositoryRoot.Combine("tests", "ReadmeSample", "obj", "README.g.cs")).ReplaceLineEndings("\n");
        Assert.That(compiled.TrimEnd('\n'), Is.EqualTo(FirstBlock().Match(readme).Groups[1].Value));
    }

    [Test]
    public Task Sample_Runs()
    {
        var run = ChildProcess.RunProgram(
            RepositoryRoot.Combine("tests", "ReadmeSample", "bin", Configuration, "net10.0", "PlantNSeek.ReadmeSample.dll"), []);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return Verifier.Verify(run.Output.TrimEnd('\n'));
    }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FirstBlock();
}
