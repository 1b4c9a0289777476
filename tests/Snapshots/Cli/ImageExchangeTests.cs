using System.Text.Json;
using PlantNSeek.Cli;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>Planted images by way of the command.</summary>
public sealed class ImageExchangeTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("images").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLI-068"), Spec("EXCH-067")]
    public async Task PlantSeekJudge_WorkOnImages()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }

        var planted = await RunAsync("plant", "--task", "bars", "--width", "6", "--out", In("planted.npz"));
        var sought = await RunAsync("seek", "--planted", In("planted.npz"), "--seeker", "snip", "--density", "0.1", "--out", In("mask.npz"));
        var judged = await RunAsync("judge", "--planted", In("planted.npz"), "--truth", In("planted.truth.npz"), "--mask", In("mask.npz"), "--out", In("report"));
        var json = await RunAsync("judge", "--planted", In("planted.npz"), "--truth", In("planted.truth.npz"), "--mask", In("mask.npz"), "--out", In("report"), "--json");
        using var document = JsonDocument.Parse(json);
        var layers = document.RootElement.GetProperty("masks")[0].GetProperty("layers");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(planted, Does.StartWith("planted.npz: bars, channels 1-6-6-6-4 on 12x12 pixels, 748 parameters; 2000 training, 256 pruning and 2000 test samples\nplanted.truth.npz: the truth, 24 weights and 4 biases\n"));
            Assert.That(sought, Is.EqualTo("mask.npz: SNIP keeps 75 of 748 parameters, 256 samples seen\n"));
            Assert.That(judged, Does.Contain("planted.npz: bars, channels 1-6-6-6-4 on 12x12 pixels, noise 0.2, Fair, seed 1, 748 parameters\n").And.Contain("found whole"));
            Assert.That(layers.EnumerateArray().Select(layer => layer.GetProperty("channels").GetProperty("planted").GetInt32()), Is.EqualTo(new[] { 4, 4, 4, 4 }));
            Assert.That(document.RootElement.GetProperty("planted").GetProperty("scores")[1].GetProperty("strong").GetDouble(), Is.GreaterThan(0.99));
        }
    }

    // Nothing native is looked for by a command that needs none of it.
    [Test, Spec("EXCH-066")]
    public async Task WithoutLibtorch_OneLineSaysHowToGetIt()
    {
        await RunAsync("plant", "--task", "bars", "--width", "4", "--out", In("images.npz"));
        await RunAsync("plant", "--task", "relu", "--depth", "3", "--width", "12", "--out", In("planted.npz"));
        var (images, planted) = (Seek("images.npz"), Seek("planted.npz"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((images.ExitCode, images.Output), Is.EqualTo((ExitCode.Error, "")));
            Assert.That(images.Error, Does.Match(@"^plantnseek: \S*images\.npz is not fully connected, and what computes it is missing: PLANTNSEEK_LIBTORCH is \S+, which is not a folder, .*restore the package libtorch-cpu-\S+ [\d.]+\n$"));
            Assert.That((planted.ExitCode, planted.Error), Is.EqualTo((ExitCode.Success, "seek snip: 100 % done, 9 parameters left\n")));
        }
    }

    private ChildProcess Seek(string file) => ChildProcess.RunProgram(
        Program, ["seek", "--planted", In(file), "--seeker", "snip", "--keep", "9", "--out", In("found.npz")], ("PLANTNSEEK_LIBTORCH", In("nowhere")));

    private string In(string file) => Path.Combine(_folder, file);

    private async Task<string> RunAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        Assert.That(await new CommandLine(CommandActions.Real, output, error).RunAsync(arguments, CancellationToken.None), Is.EqualTo(ExitCode.Success), () => error.ToString());
        return output.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
