using System.Reflection;
using System.Text.RegularExpressions;

namespace PlantNSeek.TorchSharp.Tests;

/// <summary>The ten lines of docs/torchsharp.md, compiled by tests/TorchSample from the document itself.</summary>
[Spec("TORCH-059")]
public sealed partial class SampleTests : LibtorchFixture
{
    private static readonly string Configuration = typeof(SampleTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Test]
    public void CompiledLines_AreTheDocumentsFirstBlock()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "torchsharp.md")).ReplaceLineEndings("\n");
        var compiled = File.ReadAllText(RepositoryRoot.Combine("tests", "TorchSample", "obj", "Sample.g.cs")).ReplaceLineEndings("\n").TrimEnd('\n');
        Assert.That(compiled, Is.EqualTo(FirstBlock().Match(document).Groups[1].Value));
    }

    // How many weights lie on a path depends on the initial values, which TorchSharp's modules draw.
    [Test]
    public void TheSample_PrunesAVgg()
    {
        var run = ChildProcess.RunProgram(RepositoryRoot.Combine("tests", "TorchSample", "bin", Configuration, "net10.0", "PlantNSeek.TorchSample.dll"), []);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Match(@"^319 of 6362 parameters, [12]\d\d weights on a path\n$"));
    }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FirstBlock();
}
