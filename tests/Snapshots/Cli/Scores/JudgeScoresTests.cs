using System.Text.Json;
using PlantNSeek.Cli;
using PlantNSeek.Numpy;

namespace PlantNSeek.Snapshots.Tests.Cli.Scores;

/// <summary><c>judge --scores</c>, by way of files.</summary>
public sealed class JudgeScoresTests
{
    [Test, Spec("EXCH-091")]
    public async Task Magnitudes_AreJudged_AsTextAndJson()
    {
        using var folder = new TemporaryFolder();
        await Run($"plant --task circle --depth 3 --width 20 --out {folder["planted.npz"]}");
        Magnitudes(folder["planted.npz"], folder["scores.npz"]);
        var options = $"--planted {folder["planted.npz"]} --scores {folder["scores.npz"]} --out {folder["out"]}";
        var (code, text, _) = await Run($"judge {options} --truth {folder["planted.truth.npz"]}");
        var (_, line, _) = await Run($"judge {options} --truth {folder["planted.truth.npz"]} --json --train");
        using var json = JsonDocument.Parse(line);
        var judgement = json.RootElement.GetProperty("judgement");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(text, Does.StartWith("scores.npz: how well the scores tell").And.Match("\nlayer2.weight +80 +80 +").And.Contain("critical density").And.Contain(folder["out/scores.json"]));
            Assert.That(judgement.GetProperty("curve").EnumerateArray().Select(static m => m.GetProperty("weak").GetDouble()), Is.All.InRange(0, 1));
            Assert.That(JsonDocument.Parse(File.ReadAllText(folder["out/scores.json"])).RootElement.ToString(), Is.Not.Empty);
        }

        var (refused, _, error) = await Run($"judge {options}");
        Assert.That((refused, error.Contains("scores are judged by the ticket they should tell: give --truth", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [TestCase("--planted h.npz --scores s.npz --mask m.npz", "--mask is given beside --scores")]
    [TestCase("--planted h.npz --scores s.npz --seekers all", "--seekers is given beside --scores")]
    [TestCase("--suite hosts --masks m --scores s.npz", "--scores is given beside --suite")]
    [TestCase("--scores s.npz", "--planted is missing")]
    [Spec("EXCH-091")]
    public async Task Mistakes_AreNamed(string options, string says)
    {
        var (code, _, error) = await Run($"judge {options}");
        Assert.That((code, error.Contains(says, StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    private static void Magnitudes(string planted, string scores)
    {
        using var host = NpzFile.Open(planted);
        using var stream = File.Create(scores);
        using var writer = new NpzWriter(stream);
        foreach (var array in host.Arrays.Where(static a => a.Name.StartsWith("layer", StringComparison.Ordinal)))
        {
            writer.Add<float>(array.Name, [.. array.ReadSingles().Select(Math.Abs)], [.. array.Shape]);
        }
    }

    private static async Task<(int Code, string Output, string Error)> Run(string line)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(CommandActions.Real, output, error).RunAsync(line.Split(' '), CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
