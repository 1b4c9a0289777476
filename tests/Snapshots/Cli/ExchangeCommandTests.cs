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

    [Test, Spec("CLI-068")]
    public async Task PlantOfImages_HasOptionsAndDefaultsOfItsOwn()
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
        Assert.That(await command.RunAsync("plant --task Bars"), Is.Zero);
        Assert.That(seen!.Host, Is.EqualTo(new ScenarioKey("Fair", "bars", 3, 16, 0.2, 1)));
        await command.RunAsync("plant --task long-bar --convolutions 5 --width 100 --noise 0 --seed 7 --protocol paper");
        Assert.That(seen.Host, Is.EqualTo(new ScenarioKey("Paper", "long-bar", 5, 100, 0, 7)));
    }

    [TestCase("--task bars --depth 5", "--depth is 5 and --task is bars; that task is planted in convolutions, which --convolutions counts")]
    [TestCase("--convolutions 3", "--convolutions is 3 and --task is circle; that task is planted in a fully connected network, whose layers --depth counts")]
    [TestCase("--task square --depth 5", "--task is 'square'; it must be one of relu, circle, helix, circle-radii, rings, product, bars, distractors, count, long-bar")]
    [TestCase("--suite smoke --convolutions 3", "--convolutions is given beside --suite; a suite has hosts of its own")]
    [Spec("CLI-069")]
    public async Task Plant_RefusesWhatCountsLayersOfTheOtherKind(string options, string message)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"plant {options}"), Is.EqualTo(ExitCode.Error));
        Assert.That(command.Error, Is.EqualTo($"plantnseek: {message}\n"));
    }

    [TestCase("long-bar", 4, 16, "--convolutions is 4; the residual network of long-bar has an odd number, one and two a block")]
    [TestCase("bars", 3, 3, "--width is 3; the ticket of bars needs at least 4 channels")]
    [TestCase("count", 100, 4, "--convolutions is 100; *; fewer may do")]
    [Spec("CLI-069")]
    public void HostsThatCannotBePlanted_NameTheOption(string task, int convolutions, int width, string message)
    {
        var said = Assert.Throws<ArgumentException>(() => ImagePlanting.Plant(new ScenarioKey("Fair", task, convolutions, width, 0.1, 1)))!.Message;
        var parts = message.Split('*');
        Assert.That(said, Does.StartWith(parts[0]).And.EndWith(parts[^1]).And.Not.Contain("\n").And.Not.Contain("Parameter"));
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
                progress.Report(new WorkProgress(1, 1, "done"));
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
