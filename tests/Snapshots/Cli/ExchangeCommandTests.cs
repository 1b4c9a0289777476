using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;
using PlantNSeek.Numerics;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>What <c>plant</c>, <c>seek</c> and <c>judge</c> pass on, with made-up work behind them.</summary>
public sealed class ExchangeCommandTests
{
    [Test, Spec("CLI-022"), SetCulture("ru-RU")]
    public async Task Plant_PassesItsOptionsOn()
    {
        PlantRequest? seen = null;
        var command = new CommandUnderTest
        {
            Plant = request =>
            {
                seen = request;
                return [request.Out];
            },
        };
        Assert.That(await command.RunAsync("plant"), Is.Zero);
        Assert.That(seen, Is.EqualTo(new PlantRequest(new ScenarioKey("Fair", "circle", 5, 100, 0.01, 1), null, "planted.npz", Reveals: false, Environment.ProcessorCount)));
        await command.RunAsync("plant --task helix --depth 6 --width 200 --noise 0.5 --seed 7 --protocol paper --out here/host.npz --reveal");
        Assert.That(seen, Is.EqualTo(new PlantRequest(new ScenarioKey("Paper", "helix", 6, 200, 0.5, 7), null, "here/host.npz", Reveals: true, Environment.ProcessorCount)));
    }

    [Test, Spec("CLI-048")]
    public async Task PlantSuite_PassesItsOptionsOn()
    {
        PlantRequest? seen = null;
        var command = new CommandUnderTest
        {
            Plant = request =>
            {
                seen = request;
                return [request.Out];
            },
        };
        await command.RunAsync("plant --suite paper --threads 3");
        Assert.That((seen!.Suite, seen.Out, seen.Threads), Is.EqualTo(("paper", "artifacts/hosts-paper", 3)));
        await command.RunAsync("plant --suite smoke --out there");
        Assert.That((seen.Suite, seen.Out), Is.EqualTo(("smoke", "there")));
    }

    [Test, Spec("CLI-023"), SetCulture("ru-RU")]
    public async Task Seek_PassesItsOptionsOn()
    {
        SeekRequest? seen = null;
        var command = new CommandUnderTest
        {
            Seek = (request, progress) =>
            {
                seen = request;
                progress.Report(new ReproductionProgress(1, 1, "done"));
                return [request.Out];
            },
        };
        Assert.That(await command.RunAsync("seek --planted a.npz --seeker synflow --density 0.01 --rounds 100"), Is.Zero);
        Assert.That(seen, Is.EqualTo(new SeekRequest("a.npz", "synflow", "0.01", null, 100, "mask.npz")));
        Assert.That((command.Output, command.Error), Is.EqualTo(("mask.npz\n", "seek synflow: 100 % done, done\n")));
        await command.RunAsync("seek --planted a.npz --seeker snip --density ticket");
        Assert.That(seen, Is.EqualTo(new SeekRequest("a.npz", "snip", "ticket", null, 1, "mask.npz")));
        await command.RunAsync("seek --planted a.npz --seeker snip --keep 130 --out m.npz");
        Assert.That(seen, Is.EqualTo(new SeekRequest("a.npz", "snip", null, 130, 1, "m.npz")));
    }

    [Test, Spec("CLI-024")]
    public async Task Judge_PassesItsOptionsOn()
    {
        JudgeRequest? seen = null;
        var command = new CommandUnderTest
        {
            Judge = request =>
            {
                seen = request;
                return Nothing([]);
            },
        };
        Assert.That(await command.RunAsync("judge --planted a.npz --mask m.npz"), Is.Zero);
        Assert.That(seen, Is.EqualTo(new JudgeRequest("a.npz", null, "m.npz", Trains: false, MissingBiases.AreAnError, "all", "artifacts/judge", Environment.ProcessorCount)));
        await command.RunAsync("judge --planted a.npz --truth t.npz --mask masks --train --biases kept --seekers none --out there --threads 3");
        Assert.That(seen, Is.EqualTo(new JudgeRequest("a.npz", "t.npz", "masks", Trains: true, MissingBiases.AreKept, "none", "there", 3)));
        await command.RunAsync("judge --planted a.npz --mask masks --biases removed");
        Assert.That(seen.Biases, Is.EqualTo(MissingBiases.AreRemoved));
    }

    [Test, Spec("CLI-050")]
    public async Task Judge_ReturnsOne_WhenAMaskOfAFolderIsRefused()
    {
        var command = new CommandUnderTest { Judge = _ => Nothing(["bad.npz is no mask"]) };
        Assert.That(await command.RunAsync("judge --planted a.npz --mask masks"), Is.EqualTo(ExitCode.MaskRefused));
        Assert.That(command.Output, Does.Contain("bad.npz is no mask\n").And.EndWith("report/index.html\n"));
        Assert.That(await command.RunAsync("judge --planted a.npz --mask masks --json"), Is.EqualTo(ExitCode.MaskRefused));
        Assert.That(command.Output, Does.StartWith("{").And.EndWith("}\n").And.Contain("\"refused\":[\"bad.npz is no mask\"]"));
        Assert.That(command.Output.Count(c => c == '\n'), Is.EqualTo(1));
    }

    private static JudgeOutcome Nothing(IReadOnlyList<string> refused)
    {
        var folder = Directory.CreateTempSubdirectory("host").FullName;
        try
        {
            var key = new ScenarioKey("Fair", "relu", 3, 12, 0.01, 1);
            var path = PlantedFiles.Write(new Scenario(key, Protocol.Of(key)), Path.Combine(folder, "a.npz"), reveal: false)[0];
            return new JudgeOutcome(new Judgements { Host = HostFile.Read(path), IsAccuracy = false, Masks = [], Refused = refused }, ["report/index.html"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
