using PlantNSeek.Baselines;
using PlantNSeek.Cli;

namespace PlantNSeek.Snapshots.Tests.Cli.Baselines;

/// <summary>Masks of many hosts, judged and held against a baseline. The hosts are small, so that it takes seconds.</summary>
public sealed class SuiteJudgingTests
{
    private const int Hosts = 10;

    private readonly TemporaryFolder _folder = new();

    [OneTimeSetUp]
    public async Task PlantAndSeek()
    {
        for (var seed = 1; seed <= Hosts; seed++)
        {
            await Run($"plant --task circle --depth 3 --width 20 --seed {seed} --out {_folder[$"hosts/fair/circle-{seed}.npz"]}");
            await Run($"seek --planted {_folder[$"hosts/fair/circle-{seed}.npz"]} --seeker SynFlow --density 0.1 --out {_folder[$"good/fair/circle-{seed}.npz"]}");
            await Run($"seek --planted {_folder[$"hosts/fair/circle-{seed}.npz"]} --seeker Magnitude --density 0.1 --out {_folder[$"bad/fair/circle-{seed}.npz"]}");
        }
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test, Spec("GATE-013"), Spec("GATE-014")]
    public async Task MasksOfASuite_AreJudged_AndHeldAgainstTheirBaseline()
    {
        var baseline = _folder["baseline.json"];
        var (code, said, _) = await Judge($"--masks {_folder["good"]} --record {baseline}");
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.StartWith("10 masks of a suite, each in its own host").And.Match(@"circle, 2-20-4, noise 0\.01, Fair +10 +effective edges +[1-9]").And.Contain($"{baseline}: the baseline, 10 hosts of SHA-256 "));
        Assert.That(BaselineFile.Read(baseline).Subjects.Single().Cells.Select(static c => c.Quantity), Is.EqualTo(new[] { "parameters kept", "accuracy untrained", "recall beyond chance", "effective edges", "samples of the search" }));

        (code, said, _) = await Judge($"--masks {_folder["good"]} --baseline {baseline}");
        Assert.That((code, said.Contains("5 cells: 5 with the recorded bits, 0 worse", StringComparison.Ordinal)), Is.EqualTo((0, true)), said);

        (code, said, _) = await Judge($"--masks {_folder["bad"]} --baseline {baseline} --json");
        Assert.That(code, Is.EqualTo(1));
        using var json = System.Text.Json.JsonDocument.Parse(said);
        Assert.That(json.RootElement.GetProperty("baseline").GetProperty("cells").EnumerateArray().Single(static c => c.GetProperty("quantity").GetString() == "effective edges").GetProperty("verdict").GetString(), Is.EqualTo("Worse"));
        Assert.That(json.RootElement.GetProperty("hosts").GetArrayLength(), Is.EqualTo(Hosts));
    }

    [Test, Spec("GATE-013")]
    public async Task WhatIsMissing_OrNoMask_IsNamed()
    {
        using var masks = new TemporaryFolder();
        Directory.CreateDirectory(masks["fair"]);
        var (code, _, error) = await Judge($"--masks {masks.Path}");
        Assert.That((code, error.Contains("that folder has no mask under the path of a host, such as fair/circle-1.npz", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);

        File.Copy(_folder["good/fair/circle-2.npz"], masks["fair/circle-2.npz"]);
        File.Copy(_folder["good/fair/circle-2.npz"], masks["fair/other.npz"]);
        masks.Write("fair/circle-3.npz", "no mask");
        (code, var said, _) = await Judge($"--masks {masks.Path}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("fair/circle-3.npz: ").And.Contain("hosts without a mask: 8, fair/circle-1.npz, ").And.Contain("masks without a host: 1, fair/other.npz\n"));

        masks.Write("b.json", "{}");
        (code, _, error) = await Judge($"--masks {masks.Path} --baseline {masks["b.json"]}");
        Assert.That((code, error.Contains("b.json' is no baseline: its format is ''", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [Test, Spec("GATE-014")]
    public async Task OtherHosts_AndOtherConditions_CannotBeCompared()
    {
        using var other = new TemporaryFolder();
        var baseline = other["b.json"];
        await Judge($"--masks {_folder["good"]} --record {baseline}");
        var before = File.ReadAllText(baseline);
        foreach (var option in new[] { "--train", "--biases kept" })
        {
            var (refused, _, why) = await Judge($"--masks {_folder["good"]} --baseline {baseline} {option}");
            Assert.That(refused, Is.EqualTo(2));
            Assert.That(why, Does.Match("the baseline was measured in 10 hosts of SHA-256 [0-9a-f]{16}, untrained, biases required, and this would be in 10 hosts of SHA-256 [0-9a-f]{16}, (trained|untrained, biases kept)"));
        }

        Directory.CreateDirectory(other["hosts/fair"]);
        foreach (var file in Directory.EnumerateFiles(_folder["hosts/fair"]).Where(static f => !f.Contains("circle-10", StringComparison.Ordinal) && !f.Contains("circle-9", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(other["hosts/fair"], Path.GetFileName(file)));
        }

        var (code, _, error) = await Try($"judge --suite {other["hosts"]} --masks {_folder["good"]} --baseline {baseline} --out {_folder["out"]}");
        Assert.That((code, error.Contains("and this would be in 8 hosts of SHA-256 ", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
        (code, _, error) = await Try($"judge --suite {other["hosts"]} --masks {_folder["good"]} --record {baseline} --out {_folder["out"]}");
        Assert.That((code, error.Contains("there are 8 hosts of the kind 'circle, 2-20-4, noise 0.01, Fair', too few to tell a loss even in each of them, with 5 cells in all: --record needs 9 of each kind", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
        (code, _, error) = await Judge($"--masks {_folder["good"]} --record {_folder["good/fair/circle-1.npz"]}");
        Assert.That((code, error.Contains("read by the command; give it a file of its own", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
        Assert.That(before, Does.Contain("plantnseek baseline 1"));
    }

    // The gate is closed, and says by which mask.
    [Test, Spec("GATE-014")]
    public async Task AMaskThatIsMissing_OrBroken_ClosesTheGate()
    {
        using var masks = new TemporaryFolder();
        await Judge($"--masks {_folder["good"]} --record {masks["b.json"]}");
        Directory.CreateDirectory(masks["fair"]);
        for (var seed = 2; seed <= Hosts; seed++)
        {
            File.Copy(_folder[$"good/fair/circle-{seed}.npz"], masks[$"fair/circle-{seed}.npz"]);
        }

        var (code, said, _) = await Judge($"--masks {masks.Path} --baseline {masks["b.json"]}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("hosts without a mask: 1, fair/circle-1.npz\n").And.Contain("1 of 10 hosts have no mask that can be judged, so that nothing was compared or recorded"));
        masks.Write("fair/circle-1.npz", "broken");
        (code, said, _) = await Judge($"--masks {masks.Path} --baseline {masks["b.json"]} --record-improvements");
        Assert.That((code, said.Contains("fair/circle-1.npz: ", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
        (code, said, _) = await Judge($"--masks {masks.Path} --baseline {masks["b.json"]} --json");
        Assert.That((code, said.Contains("\"succeeds\":false", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    [TestCase("--planted h.npz --suite hosts --mask m.npz", "--planted is given beside --suite")]
    [TestCase("--suite hosts", "--masks is missing: judge takes --planted and --mask or --scores, or --suite and --masks")]
    [TestCase("--planted h.npz", "--mask is missing: judge takes")]
    [TestCase("--planted h.npz --mask m.npz --record b.json", "--record is given without --suite")]
    [TestCase("--suite hosts --masks masks --record-improvements", "--record-improvements is given without --baseline")]
    [Spec("GATE-013")]
    public async Task Mistakes_AreNamed(string options, string says)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"judge {options}"), Is.EqualTo(2));
        Assert.That(command.Error, Does.Contain(says));
    }

    private Task<(int Code, string Output, string Error)> Judge(string options) => Try($"judge --suite {_folder["hosts"]} {options} --out {_folder["out"]}");

    private static async Task Run(string line)
    {
        var (code, _, error) = await Try(line);
        Assert.That(code, Is.Zero, error);
    }

    private static async Task<(int Code, string Output, string Error)> Try(string line)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(CommandActions.Real, output, error).RunAsync(line.Split(' '), CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
