using System.Text.RegularExpressions;
using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>The Python of the documents runs as it is written there, and what docs/exchange.md shows of the judgement is what the command prints.</summary>
public sealed partial class PythonBlockTests
{
    private static readonly string Document = RepositoryRoot.Combine("docs", "exchange.md");
    private static readonly string[] Documents = [RepositoryRoot.Combine("README.md"), .. Directory.GetFiles(RepositoryRoot.Combine("docs"), "*.md").Order(StringComparer.Ordinal)];

    private string _folder = "";

    [SetUp]
    public void Plant()
    {
        _folder = Directory.CreateTempSubdirectory("blocks").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "spec", "evidence"));
        File.Copy(Path.Combine(SharedSweep.Folder, "multishot.json"), Path.Combine(_folder, "spec", "evidence", "multishot.json")); // docs/evidence.md reads it
        PlantedFiles.Write(new Scenario(new ScenarioKey("Fair", "circle", 5, 100, 0.01, 1), Protocol.Fair), Path.Combine(_folder, "planted.npz"), reveal: false);
        PlantedFiles.Write(PlantedHost.OfImages(new ScenarioKey("Fair", "bars", 3, 16, 0.2, 1)), Path.Combine(_folder, "bars.npz"), reveal: false);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("numpy", 2), TestCase("torch", 1), Spec("EXCH-027")]
    public void EveryBlock_Runs_AndItsMaskIsJudged(string kind, int masks)
    {
        PythonInterpreter.Run(kind == "numpy" ? PythonInterpreter.With("numpy") : PythonInterpreter.With("numpy", "torch"), "run_blocks.py", [kind, _folder, .. Documents]);
        var host = HostFile.Read(Path.Combine(_folder, "planted.npz"));
        var judge = new MaskJudge(host, TruthFile.Read(Path.Combine(_folder, "planted.truth.npz"), host));
        var made = Directory.GetFiles(Path.Combine(_folder, "made"));
        Assert.That(made, Has.Length.EqualTo(masks));
        foreach (var mask in made)
        {
            var judged = new MaskJudging(judge, trains: false, MissingBiases.AreAnError).OfFile(mask);
            Assert.That(judged.Masks[0].Summary.KeptCount, Is.EqualTo(210), "one hundredth of 20904, rounded up");
        }

        if (kind == "numpy")
        {
            var bars = HostFile.Read(Path.Combine(_folder, "bars.npz"));
            Assert.That(MaskFile.Read(Path.Combine(_folder, "bars-mask.npz"), bars).Ticket.Mask.KeptCount, Is.InRange(0.1 * bars.Layout.Count, (0.1 * bars.Layout.Count) + 8), "a tenth of each of eight tensors");
        }

        if (kind == "torch")
        {
            Assert.That(HostFile.Read(Path.Combine(_folder, "own.npz")).Graph.Widths, Is.EqualTo(new[] { 3, 20, 20, 2 }), "the network of the user's own");
        }
    }

    [Test, Spec("EXCH-028")]
    public void WhatTheDocumentShows_IsWhatTheCommandPrints()
    {
        var blocks = Block().Matches(File.ReadAllText(Document).ReplaceLineEndings("\n"));
        var shown = blocks.First(block => block.Groups["language"].Length == 0).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        File.WriteAllText(Path.Combine(_folder, "first.md"), blocks.First(block => block.Groups["language"].Value == "python").Value + "\n");
        PythonInterpreter.Run(PythonInterpreter.With("numpy"), "run_blocks.py", "numpy", _folder, Path.Combine(_folder, "first.md"));
        var judge = ChildProcess.RunProgram(
            Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"),
            [
                "judge", "--planted", Path.Combine(_folder, "planted.npz"), "--truth", Path.Combine(_folder, "planted.truth.npz"),
                "--mask", Path.Combine(_folder, "mask.npz"), "--out", Path.Combine(_folder, "judged"),
            ]);
        Assert.That(judge.ExitCode, Is.Zero, judge.Error);
        Assert.That(shown, Has.Length.GreaterThan(6));
        Assert.That(judge.Output.Split('\n').Where(line => shown.Contains(line)), Is.EqualTo(shown));
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
