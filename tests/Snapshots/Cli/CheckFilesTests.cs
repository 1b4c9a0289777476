using System.Xml.Linq;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Ci;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>What CI systems read of a check.</summary>
public sealed class CheckFilesTests
{
    private static readonly CheckOutcome Outcome = new(
        "mine.dll",
        [
            new CheckedSubject(
                "Some.Mine",
                SubjectKind.Pruner,
                "Mine",
                [
                    new CheckedRule("R201", "Keeps exactly the budget", RuleTier.Required, RuleOutcome.Holds, "", "this is not told"),
                    new CheckedRule("R308", "Sees the data", RuleTier.Required, RuleOutcome.Violated, "", "R308: Violated, 50 % of 4\n  expected: <a|b>, \u001b[31m"),
                    new CheckedRule("R601", "Beats random", RuleTier.Optional, RuleOutcome.Violated, "", "of no consequence"),
                    new CheckedRule("R305", "Sign", RuleTier.Untested, RuleOutcome.Untested, "only a contract tells", ""),
                ]) { Standing = new CheckedPlace("Mine (yours)", 3, 25, "2 of 3") },
            new CheckedSubject("Some.Other", SubjectKind.Seeker, "Other", []) { Standing = new CheckedPlace("Other (yours)", null, 25, "", "circle, replicate 2: it threw") },
        ],
        ["Some.Third is abstract"],
        AcceptDeviations: false,
        []);

    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("GATE-001")]
    public void Junit_HasASuiteForEach_AndTheSameCountsEverywhere()
    {
        var root = Written("junit.xml", trx: false).Root!;
        var cases = root.Descendants("testcase").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.Elements("testsuite").Select(s => (string?)s.Attribute("name")), Is.EqualTo(new[] { "Mine", "Other" }));
            Assert.That(cases.Select(c => (string?)c.Attribute("name")), Is.EqualTo(new[] { "Mine: R201 Keeps exactly the budget", "Mine: R308 Sees the data", "Mine: R601 Beats random", "Mine: R305 Sign", "Mine: leaderboard", "Other: leaderboard" }));
            Assert.That(cases.Where(c => c.Element("failure") is not null).Select(c => (string?)c.Attribute("name")), Is.EqualTo(new[] { "Mine: R308 Sees the data", "Other: leaderboard" }), "an optional rule fails nobody");
            Assert.That(cases.Single(c => c.Element("skipped") is not null).Element("skipped")!.Attribute("message")!.Value, Is.EqualTo("only a contract tells"));
            foreach (var counted in root.DescendantsAndSelf().Where(static e => e.Attribute("tests") is not null))
            {
                Assert.That((int)counted.Attribute("tests")!, Is.EqualTo(counted.Descendants("testcase").Count()));
                Assert.That((int)counted.Attribute("failures")!, Is.EqualTo(counted.Descendants("failure").Count()));
                Assert.That((int)counted.Attribute("skipped")!, Is.EqualTo(counted.Descendants("skipped").Count()));
            }
        }
    }

    [Test, Spec("GATE-002")]
    public void Trx_HasEachCase_ByIdentifiersThatAreEqualAgain()
    {
        XNamespace space = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var root = Written("tests.trx", trx: true).Root!;
        var counters = root.Descendants(space + "Counters").Single();
        var results = root.Descendants(space + "UnitTestResult").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(r => (string?)r.Attribute("outcome")), Is.EqualTo(new[] { "Passed", "Failed", "Passed", "NotExecuted", "Passed", "Failed" }));
            Assert.That(((int)counters.Attribute("total")!, (int)counters.Attribute("executed")!, (int)counters.Attribute("passed")!, (int)counters.Attribute("failed")!), Is.EqualTo((6, 5, 3, 2)));
            Assert.That(results.Select(r => (string?)r.Attribute("testId")), Is.EqualTo(root.Descendants(space + "UnitTest").Select(u => (string?)u.Attribute("id"))).And.Unique);
            Assert.That(results.Select(r => (string?)r.Attribute("executionId")), Is.EqualTo(root.Descendants(space + "Execution").Select(u => (string?)u.Attribute("id"))).And.Unique);
            Assert.That(Written("again.trx", trx: true).ToString(), Is.EqualTo(root.ToString()));
        }
    }

    [Test, Spec("GATE-003")]
    public async Task OnGitHub_EachFailureIsAnAnnotation_AndTheStepHasASummary()
    {
        var (output, summary) = (new StringWriter { NewLine = "\n" }, Path.Combine(_folder, "summary.md"));
        await File.WriteAllTextAsync(summary, "of the step before\n");
        string? Environment(string name) => name == "GITHUB_ACTIONS" ? "true" : name == "GITHUB_STEP_SUMMARY" ? summary : null;
        Write(new CiFiles(null, null), output, Environment);
        await Verifier.Verify($"{output}\n{await File.ReadAllTextAsync(summary)}".TrimEnd('\n'));
    }

    [TestCase(null), TestCase("false")]
    [Spec("GATE-003")]
    public void Elsewhere_NothingOfItIsWritten(string? variable)
    {
        var (output, summary) = (new StringWriter(), Path.Combine(_folder, "summary.md"));
        Write(new CiFiles(null, null), output, name => name == "GITHUB_ACTIONS" ? variable : summary);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ToString(), Is.Empty);
            Assert.That(File.Exists(summary), Is.False);
        }
    }

    [Test, Spec("GATE-004")]
    public async Task TheCommand_WritesThem_AndSaysBeforeTheWorkThatItCannot()
    {
        var worked = false;
        var command = new CommandUnderTest
        {
            Check = (_, _) =>
            {
                worked = true;
                return Outcome;
            },
        };
        var (junit, trx, impossible) = (Path.Combine(_folder, "new", "j.xml"), Path.Combine(_folder, "t.trx"), Path.Combine(_folder, "t.trx", "j.xml"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await command.RunAsync(["check", "mine.dll", "--junit", junit, "--trx", trx]), Is.EqualTo(ExitCode.RuleViolated));
            Assert.That(XDocument.Load(junit).Descendants("testcase").Count(), Is.EqualTo(6));
            Assert.That(File.Exists(trx), Is.True);
            worked = false;
            Assert.That(await command.RunAsync(["check", "mine.dll", "--junit", impossible]), Is.EqualTo(ExitCode.Error));
            Assert.That(worked, Is.False);
            Assert.That(command.Error, Does.Contain("t.trx").And.Not.Contain("   at "));
        }
    }

    private static void Write(CiFiles files, TextWriter output, Func<string, string?> environment) =>
        files.Write(Outcome.Assembly, CheckCases.Of(Outcome), CheckCases.Summary(Outcome), output, environment);

    private XDocument Written(string name, bool trx)
    {
        var file = Path.Combine(_folder, name);
        Write(new CiFiles(trx ? null : file, trx ? file : null), TextWriter.Null, static _ => null);
        return XDocument.Load(file);
    }
}
