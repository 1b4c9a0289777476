using System.Text.Json;
using System.Text.RegularExpressions;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The built command on assemblies like a user's, without the leaderboard.</summary>
[Parallelizable] // it waits for processes of its own
public sealed partial class CheckedOutsidersTests
{
    private const string Painted = @"Pain\u001B[31mted\u000D\u000Aall \u202Edekcehc";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("check").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLI-008"), Spec("CLI-009"), Spec("CLI-014"), Spec("CLI-037")]
    public void Keeping_GivesZero_AndTheReport()
    {
        var run = Check(OutsiderAssembly.Keeping);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Success), run.Output + run.Error);
        var files = new[] { "index.html", "report.md", "report.json" }.Select(file => Path.Combine(_folder, file)).ToArray();
        using var json = JsonDocument.Parse(File.ReadAllText(files[2]));
        var subjects = json.RootElement.GetProperty("subjects").EnumerateArray().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rows(run), Is.EqualTo(new[] { "Large weights|contract LargeWeightsContract", "In a struct|default traits", "Weight times gradient|default traits" }), "what a contract makes is checked once");
            Assert.That(run.Output, Does.EndWith($"PlantNSeek.Outsiders.Keeping.dll: all required rules hold for all 3 checked\n{string.Concat(files.Select(f => $"{f}\n"))}"));
            Assert.That(subjects.Select(s => s.GetProperty("name").GetString()), Is.EqualTo(new[] { "Large weights", "In a struct", "Weight times gradient" }));
            Assert.That(subjects.SelectMany(s => s.GetProperty("rules").EnumerateArray()).Count(r => r.GetProperty("outcome").GetString() == "Holds"), Is.GreaterThan(20));
            Assert.That(File.ReadAllText(files[1]), Does.Contain("## Large weights").And.Contain("## Weight times gradient").And.Contain("| R101 |"));
            Assert.That(File.ReadAllText(files[0]), Does.Contain("Weight times gradient").And.Contain("R101"));
        }
    }

    [Test, Spec("CLI-008"), Spec("CLI-009"), Spec("CLI-012"), Spec("CLI-037")]
    public void Violating_GivesOne_AndSaysWhat()
    {
        var run = Check(OutsiderAssembly.Violating);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.RuleViolated), run.Output + run.Error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Match(@"(?m)^Not a number +default traits +\d+ +[1-9]").And.Not.Contain("scoring"), "whatever it writes");
            Assert.That(run.Output, Does.Match(@"\nNot a number: Required_R\d+_\w+: Violated\n"));
            Assert.That(run.Output, Does.Contain("Short mask: Required_R204_MasksWhatCanBeMasked: Violated").And.Contain("  expected: a mask over all 2 parameters of the layout\n  actual:   one over 1\n"));
            Assert.That(run.Output, Does.Contain("If Silently data-free is meant to be so, a contract that claims it settles R308:\npublic sealed class SilentlyDataFreeContract : PrunerContract"));
            Assert.That(run.Output, Does.Contain("Deviating: Required_R308_SeesTheData: Deviates, the size is all it takes"));
            Assert.That(run.Output, Does.Contain("PlantNSeek.Outsiders.Violating.Internal is not checked: the pruner is not public\n"));
            Assert.That(run.Output, Does.Contain("PlantNSeek.Outsiders.Violating.WithArguments is not checked: the pruner has no public constructor without arguments\n"));
            Assert.That(run.Output, Does.Contain("PlantNSeek.Outsiders.Violating.Fleeting is not checked: the pruner is a ref struct, which no variable of IPruner can hold\n"));
            Assert.That(run.Output, Does.Contain($"6 of 6 checked do not keep what is required: Deviating, Not a number, Only small, {Painted}, Short mask, Silently data-free\n"));
        }
    }

    [Test, Spec("CLI-038")]
    public void NamesAndWords_AreSpelledOut_WhereTheyWouldReachTheTerminal()
    {
        var run = Check(OutsiderAssembly.Violating);
        string[] said = [run.Output, run.Error, .. new[] { "index.html", "report.md", "report.json" }.Select(file => File.ReadAllText(Path.Combine(_folder, file)))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Has.All.Contains("Pain").And.None.Matches<string>(static text => Regex.IsMatch(text!, @"[\p{Cc}\p{Cf}-[\n]]")));
            Assert.That(run.Output, Does.Match($@"(?m)^{Regex.Escape(Painted)} +default traits "));
            Assert.That(run.Output, Does.Contain($"{Painted}: Required_R101_").And.Contain(@"InvalidOperationException: \u001B[2Jwiped\u0007 (at "));
        }
    }

    // The shortest limit at which a slow machine still gets the others started.
    [Test, Spec("CLI-011")]
    public void Breaking_CostsEachPruner_ItselfOnly()
    {
        var run = Check(OutsiderAssembly.Breaking, "--time-limit", "5", "--threads", "7");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.RuleViolated), run.Output + run.Error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Actual(run, "Exiting"), Is.EqualTo("the process ended with exit code 0"));
            Assert.That(Actual(run, "Pretending"), Is.EqualTo("the process ended before all was said"));
            Assert.That(Actual(run, "Failing"), Does.Match("^the process ended with exit code -?[0-9]+: Process terminated. .*no way out$"));
            Assert.That(Actual(run, "Overflowing"), Does.Match("^the process ended with exit code -?[0-9]+: Stack overflow.$"));
            Assert.That(Actual(run, "Hanging"), Is.EqualTo("none after 5 s"));
            Assert.That(Actual(run, "HangingConstructor"), Is.EqualTo("none after 5 s"));
            Assert.That(Actual(run, "ThrowingConstructor"), Does.StartWith("InvalidOperationException: the weights"));
            Assert.That(run.Output + run.Error, Does.Not.Match(@"(?m)^\s+at "), "no stack trace");
            Assert.That(Rows(run), Has.Length.EqualTo(7));
        }
    }

    private static string[] Rows(ChildProcess run) => [.. Row().Matches(run.Output).Select(row => $"{row.Groups[1].Value}|{row.Groups[2].Value}")];

    private static string Actual(ChildProcess run, string name) =>
        Regex.Match(run.Output, $@"\n{name}: Required_R101_CanBeCreatedAndRepeated: Violated\n(?:  .*\n)*?  actual:   (.*)\n").Groups[1].Value;

    private ChildProcess Check(string assembly, params string[] options) => ChildProcess.RunProgram(
        Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), ["check", assembly, "--no-leaderboard", "--out", _folder, .. options]);

    [GeneratedRegex(@"^(\S.*?) +(default traits|contract \w+) +\d+ ", RegexOptions.Multiline)]
    private static partial Regex Row();
}
