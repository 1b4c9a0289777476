using PlantNSeek.Cli;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Claims;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The commands about recorded runs, on a few small ones.</summary>
public sealed class EvidenceCommandTests
{
    private static readonly ScenarioKey[] Keys =
    [
        .. from replicate in (int[])[1, 2] select new ScenarioKey("Fair", "circle", 5, 100, 0.01, replicate) { Densities = "ticket", Seeker = "Magnitude" },
    ];

    private static readonly Lazy<EvidenceBook> Recorded = new(static () => new EvidenceBook(Sweep.Run(Keys, 2), [], SourceFingerprint.Value));

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("evidence-command").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("C6")]
    [TestCase("c6")]
    [TestCase("curves-fair-depth-5")]
    [TestCase("curves-fair-circle.svg")]
    [Spec("CLI-061")]
    public async Task Audit_RecomputesWhatLiesBehind(string subject)
    {
        Recorded.Value.Write(_folder);
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["audit", subject, "--all", "--evidence", _folder]), Is.Zero, command.Error);
        Assert.That(command.Output, Does.Contain(" at ticket replicate 2\n  Magnitude at ticket: strong ").And.EndWith("2 of 2 parts of runs recomputed, each as recorded, bit for bit\n"));
    }

    [Test, Spec("CLI-061")]
    public async Task Audit_OfARun_NamesWhatDiffers_AndReturnsOne()
    {
        var changed = Recorded.Value.Results.Results.Select(r => r is ScenarioResult s ? s with { Runs = [s.Runs[0] with { Strong = 0.125 }] } : r);
        new EvidenceBook(new SweepResults(changed), [], SourceFingerprint.Value).Write(_folder);
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["audit", $"{Keys[0]}", "--evidence", _folder]), Is.EqualTo(1));
        Assert.That(command.Output, Does.Contain("Magnitude at ticket: strong 0.125 recorded, ").And.Contain("replicate 1: runs: Magnitude at ticket: strong is ")
            .And.Contain("plantnseek evidence record --again --cells \"singleshot Fair circle depth 5 width 100 noise 0.01\"").And.EndWith("1 of 1 parts of runs recomputed, 1 of them not as recorded\n"));
    }

    [Test, Spec("CLI-061")]
    public async Task Audit_OfNothingKnown_SaysWhatThereIs()
    {
        Recorded.Value.Write(_folder);
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["audit", "C99", "--evidence", _folder]), Is.EqualTo(2));
        Assert.That(command.Error, Does.Contain("'C99' is neither a claim (C1 to ").And.Contain("nor a figure (curves-<protocol>-depth-5").And.Contain($"nor a recorded run such as '{Keys[0]}'"));
    }

    [TestCase("claims", "C6 ")]
    [TestCase("experiments", "multishot ")]
    [TestCase("seekers", "IMP (decay)")]
    [TestCase("tasks", "circle-radii ")]
    [TestCase("switches", "stale-gradient ")]
    [Spec("CLI-062")]
    public async Task List_HasALineForEach(string kind, string line)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"list {kind}"), Is.Zero);
        Assert.That(command.Output.Split('\n'), Has.Some.StartsWith(line));
    }

    [Test, Spec("CLI-062")]
    public async Task List_HasAllClaims()
    {
        var command = new CommandUnderTest();
        await command.RunAsync("list claims");
        Assert.That(command.Output.TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(' ')[0]), Is.EqualTo(ClaimBook.Embedded.Select(c => c.Id)));
    }

    [Test, Spec("CLI-063"), Spec("CLI-067")]
    public async Task Record_PassesItsOptionsOn()
    {
        RecordRequest? seen = null;
        var command = new CommandUnderTest
        {
            Evidence = EvidenceActions.Real with
            {
                Record = (request, _, _, _) =>
                {
                    seen = request;
                    return ["recorded"];
                },
            },
        };
        Assert.That(await command.RunAsync(["evidence", "record", "--evidence", "there", "--experiments", "multishot,seekers", "--cells", "multishot Fair,seekers", "--again", "--shard", "2/16", "--data", "images", "--store", "elsewhere", "--threads", "3"]), Is.Zero, command.Error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((seen!.Folder, seen.StoreFolder, seen.Shard, seen.DataFolder), Is.EqualTo(("there", "elsewhere", (2, 16), "images")));
            Assert.That(seen.Settings.Experiments, Is.EqualTo(["multishot", "seekers"]));
            Assert.That(seen.Settings.Cells, Is.EqualTo(["multishot Fair", "seekers"]));
            Assert.That((seen.Settings.Again, seen.Settings.Decides, seen.Settings.Threads), Is.EqualTo((true, false, 3)));
            Assert.That(command.Output, Is.EqualTo("recorded\n"));
        }

        await command.RunAsync("evidence record");
        Assert.That((seen.Folder, seen.StoreFolder, seen.Shard, seen.Settings.Decides), Is.EqualTo(("spec/evidence", "artifacts/results", default((int, int)?), true)));
    }

    [Test, Spec("CLI-063")]
    public async Task MergeAndStatus_SayWhatThereIs()
    {
        var parts = Recorded.Value.Results.Results.Select((r, i) => (Folder: Path.Combine(_folder, $"{i}"), Book: new EvidenceBook(new SweepResults([r]), [], SourceFingerprint.Value))).ToArray();
        Array.ForEach(parts, p => p.Book.Write(p.Folder));
        var into = Path.Combine(_folder, "all");
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["evidence", "merge", "--into", into, parts[0].Folder, parts[1].Folder, parts[1].Folder]), Is.Zero, command.Error);
        var missing = Profile.Recorded.Scenarios().Except(Keys).Count();
        Assert.That(command.Output, Does.StartWith($"2 runs of 1 cells; 1 were there more than once, equal each time\n{missing} runs of the long profile are missing:\n  ").And.EndWith($"{Path.Combine(into, "manifest.json")}\n"));
        await command.RunAsync(["evidence", "status", "--evidence", into]);
        Assert.That(command.Output, Is.EqualTo($"singleshot: 2 runs of 1 settings\n2 runs of 1 cells, {missing} runs of the long profile missing\nall cells were recorded or recomputed by these sources\n"));
    }

    // Such as the replicates beyond the profile in spec/evidence, which no shard has.
    [Test, Spec("EVID-015")]
    public async Task Merge_LosesNoRun_OfTheFolderThatItWrites()
    {
        var parts = Recorded.Value.Results.Results.Select((r, i) => (Folder: Path.Combine(_folder, $"{i}"), Book: new EvidenceBook(new SweepResults([r]), [], SourceFingerprint.Value))).ToArray();
        Array.ForEach(parts, p => p.Book.Write(p.Folder));
        var (into, other) = (parts[0].Folder, parts[1].Folder);
        var before = File.ReadAllBytes(Path.Combine(into, "manifest.json"));
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["evidence", "merge", "--into", into, other]), Is.EqualTo(2));
        Assert.That(command.Error, Does.Contain($"'{into}' has 1 recorded runs that would be lost, such as {Keys[0]}: name it among the folders too, or another with --into; nothing was written"));
        Assert.That(File.ReadAllBytes(Path.Combine(into, "manifest.json")), Is.EqualTo(before));
        Assert.That(await command.RunAsync(["evidence", "merge", "--into", into, other, into]), Is.Zero, command.Error);
        Assert.That(EvidenceBook.Read(into).Results.Results, Has.Count.EqualTo(2));
        Assert.That(await command.RunAsync(["evidence", "merge", "--into", other, into]), Is.Zero, "it has all that the other has");
    }

    [TestCase("--claims C99", "claim is C99; the known ones are C1, ")]
    [TestCase("--tasks square", "task is square; the recorded ones are circle")]
    [TestCase("--experiments poems", "experiment is poems; the known ones are singleshot, ")]
    [TestCase("--claims C6 --tasks circle --replicates 9", "no recorded run is chosen by all of the claims, experiments, tasks and replicates together")]
    [Spec("CLI-059")]
    public async Task AChoiceOfNothing_IsAnError(string options, string message)
    {
        Recorded.Value.Write(_folder);
        using var error = new StringWriter();
        var code = await new CommandLine(CommandActions.Real, TextWriter.Null, error).RunAsync(
            ["reproduce", .. options.Split(' '), "--evidence", _folder, "--store", Path.Combine(_folder, "store"), "--out", Path.Combine(_folder, "out")], CancellationToken.None);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(message));
    }

    [TestCase("--experiments poems", "experiment is poems; the known ones are singleshot, ")]
    [TestCase("--claims C99", "claim is C99; the known ones are C1, ")]
    [TestCase("--cells 'singleshot Fai'", "no run of the profile or on record is in a setting whose name begins with the words singleshot Fai; such a name is 'singleshot ")]
    [TestCase("--experiments theory --cells singleshot", "no run of the profile or on record is of the experiment theory and in a setting whose name begins with the words singleshot; ")]
    [TestCase("--claims C22 --fixed", "--claims says for which claims replicates are added, and --fixed adds none")]
    [TestCase("--claims C22 --profile smoke", "--claims says for which claims replicates are added, and --profile adds none")]
    [TestCase("--profile smoke --experiments theory", "no run of the profile or on record is of the experiment theory; such a name is 'singleshot ")]
    [TestCase("--claims C22 --shard 1/2", "--claims says for which claims replicates are added, and --shard adds none")]
    [Spec("CLI-063")]
    public async Task Record_OfNothing_IsAnError_BeforeTheWork(string options, string message)
    {
        using var error = new StringWriter();
        var code = await new CommandLine(CommandActions.Real, TextWriter.Null, error).RunAsync(
            ["evidence", "record", .. options.Split('\'').SelectMany((text, i) => i % 2 == 1 ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), "--evidence", Path.Combine(_folder, "new"), "--store", Path.Combine(_folder, "store")],
            CancellationToken.None);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(message));
    }

    [TestCase("W1", "no recorded run lies behind W1, so that nothing can be recomputed")]
    [TestCase("transfer-scores", "no recorded run lies behind transfer-scores, so that nothing can be recomputed")]
    [Spec("CLI-061")]
    public async Task Audit_OfWhatNoRunLiesBehind_IsAnError(string subject, string message)
    {
        Recorded.Value.Write(_folder);
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync(["audit", subject, "--evidence", _folder]), Is.EqualTo(2));
        Assert.That(command.Output, Is.Empty);
        Assert.That(command.Error, Does.Contain(message));
    }
}
