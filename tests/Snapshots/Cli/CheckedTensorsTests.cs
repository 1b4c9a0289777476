using System.Text.Json;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The built command on an assembly whose pruners are written with tensors.</summary>
[Parallelizable] // it waits for processes of its own
public sealed class CheckedTensorsTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("check").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLI-056"), Spec("CLI-057")]
    public void PrunersOfTensors_AreFoundByClassAndMember_AndTriedOnLibtorch()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }

        var run = ChildProcess.RunProgram(Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), ["check", OutsiderAssembly.Torch, "--no-leaderboard", "--out", _folder]);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "report.json")));
        var subjects = json.RootElement.GetProperty("subjects").EnumerateArray().Select(s => $"{s.GetProperty("name")}|{s.GetProperty("type")}|{s.GetProperty("kind")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Success), run.Output + run.Error);
            Assert.That(subjects, Is.EqualTo(new[]
            {
                "Saliency of tensors|PlantNSeek.Outsiders.Torch.SaliencyContract|Contract",
                "Gradient of tensors|PlantNSeek.Outsiders.Torch.GradientNorm|Pruner",
                "Steep tensors|PlantNSeek.Outsiders.Torch.TensorPruners.Steep|Pruner",
            }));
            Assert.That(run.Output, Does.Match("(?m)^Steep tensors +default traits +[0-9]+ +0 ").And.Contain("all required rules hold for all 3 checked"));
            Assert.That(File.ReadAllText(Path.Combine(_folder, "report.md")), Does.Contain("tried on 3 of 4 kinds of network, not on BatchNorm block on the engine torch"));
        }
    }

    [Test, Spec("CLI-058")]
    public void NoOutputFolder_HasLibtorch()
    {
        string[] folders = [AppContext.BaseDirectory, Path.GetDirectoryName(OutsiderAssembly.Torch)!];
        var large = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Where(file => Path.GetFileName(file).Contains("torch_cpu", StringComparison.Ordinal));
        Assert.That(large, Is.Empty);
        Assert.That(folders.Select(folder => File.Exists(Path.Combine(folder, "PlantNSeek.TorchSharp.dll"))), Is.All.True);
    }
}
