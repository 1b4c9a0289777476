using PlantNSeek.Baselines;
using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Cli.Baselines;

/// <summary>The gate with made-up measurements behind it.</summary>
public sealed class BaselineOptionsTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 24).Select(static i => 0.8 + (0.01 * (i % 7)))];

    [TestCase(RuleOutcome.Holds, RuleOutcome.Holds, 0.0, 0)]
    [TestCase(RuleOutcome.Holds, RuleOutcome.Violated, 0.0, 1)]
    [TestCase(RuleOutcome.Violated, RuleOutcome.Violated, 0.0, 0)]
    [TestCase(RuleOutcome.Untested, RuleOutcome.Violated, 0.0, 1)]
    [TestCase(RuleOutcome.Deviates, RuleOutcome.Violated, 0.0, 1)]
    [TestCase(RuleOutcome.Violated, RuleOutcome.Deviates, 0.0, 0)]
    [TestCase(RuleOutcome.Holds, RuleOutcome.Holds, -0.02, 1)]
    [TestCase(RuleOutcome.Holds, RuleOutcome.Holds, 0.02, 0)]
    [Spec("GATE-008")]
    public async Task ExitCode_SaysWhetherAnythingGotWorse(RuleOutcome before, RuleOutcome now, double change, int code)
    {
        var outcome = Outcome(now, change, Of(before, 0));
        Assert.That(await Command(outcome).RunAsync("check mine.dll --baseline b.json"), Is.EqualTo(code));
        Assert.That(CheckCases.Of(outcome).Any(static c => c.Failure is not null), Is.EqualTo(code == 1), "files for CI say the same");
    }

    [Test, Spec("GATE-008")]
    public async Task AMissingPruner_ClosesTheGate()
    {
        var baseline = Of(RuleOutcome.Holds, 0);
        var outcome = Outcome(RuleOutcome.Holds, 0, baseline with { Subjects = [.. baseline.Subjects, baseline.Subjects[0] with { Name = "Gone" }] });
        var command = Command(outcome);
        Assert.That(await command.RunAsync("check mine.dll --baseline b.json"), Is.EqualTo(1));
        Assert.That(command.Output, Does.Contain("\nGone is in the baseline and not here\n"));
        Assert.That(CheckCases.Of(outcome).Count(static c => c.Failure == "Gone is in the baseline and not here"), Is.EqualTo(1));
    }

    [Test, Spec("GATE-008")]
    public async Task Table_HasEachCell_BeforeNowDifferenceVerdict()
    {
        var command = Command(Outcome(RuleOutcome.Violated, -0.02, Of(RuleOutcome.Violated, 0)));
        await command.RunAsync("check mine.dll --baseline b.json");
        await Verifier.Verify(command.Output.TrimEnd('\n'));
    }

    [Test, Spec("GATE-007"), Spec("GATE-008"), Spec("GATE-010")]
    public async Task Options_ArePassedOn_AndMistakesNamed()
    {
        CheckRequest? seen = null;
        var command = new CommandUnderTest
        {
            Check = (request, _) =>
            {
                seen = request;
                return new CheckOutcome("mine.dll", [], [], false, []);
            },
        };
        await command.RunAsync("check mine.dll --record a.json --networks 40");
        Assert.That((seen!.Baseline, seen.Networks), Is.EqualTo((new BaselineRequest("a.json", null, false), (int?)40)));
        await command.RunAsync("check mine.dll --baseline b.json --record-improvements");
        Assert.That((seen!.Baseline, seen.Networks), Is.EqualTo((new BaselineRequest(null, "b.json", true), (int?)null)));
        foreach (var (line, says) in new[]
        {
            ("check mine.dll --record-improvements", "--record-improvements is given without --baseline"),
            ("check mine.dll --networks 30", "--networks is given without --record"),
            ("check mine.dll --record a.json --networks 8", "--networks is '8'; it must be a whole number from 16 to 500"),
        })
        {
            command = new CommandUnderTest();
            Assert.That(await command.RunAsync(line), Is.EqualTo(2), line);
            Assert.That(command.Error, Does.Contain(says));
        }
    }

    [TestCase(0.02, true, "the improvements are recorded")]
    [TestCase(0.0, false, "kept, for nothing got better")]
    [TestCase(-0.02, false, "kept, for something got worse or does not hold")]
    [Spec("GATE-010")]
    public void Improvements_ReplaceTheBaseline_AndNothingElseDoes(double change, bool isReplaced, string said)
    {
        using var folder = new TemporaryFolder();
        var (file, before, now) = (folder["b.json"], Of(RuleOutcome.Holds, 0), Of(RuleOutcome.Holds, change));
        BaselineFile.Write(file, before);
        var old = File.ReadAllText(file);
        var request = new BaselineRequest(null, file, RecordsImprovements: true);
        Assert.That(request.Open()!.Version, Is.EqualTo("1.0"));
        var comparison = BaselineComparison.Of(before, now);
        Assert.That(request.Write(now, comparison, passes: comparison.Passes), Is.EqualTo(new[] { $"{file}: {said}" }));
        Assert.That(File.ReadAllText(file) != old, Is.EqualTo(isReplaced));
    }

    [Test, Spec("GATE-010")]
    public void WhatFailsForAnotherReason_BecomesNoBaseline()
    {
        using var folder = new TemporaryFolder();
        var (file, before, now) = (folder["b.json"], Of(RuleOutcome.Untested, 0), Of(RuleOutcome.Violated, 0.02));
        BaselineFile.Write(file, before);
        var comparison = BaselineComparison.Of(before, now);
        Assert.That(comparison.IsImprovement, "a cell is better, and the rule did not hold before");
        var outcome = Outcome(RuleOutcome.Violated, 0.02, before);
        Assert.That(outcome.Succeeds, Is.False);
        Assert.That(new BaselineRequest(null, file, RecordsImprovements: true).Write(now, comparison, outcome.Succeeds).Single(), Does.EndWith("kept, for something got worse or does not hold"));
        Assert.That(BaselineFile.Read(file).Subjects[0].Rules["R201"], Is.EqualTo("Untested"));
    }

    [Test, Spec("GATE-010"), Spec("GATE-011")]
    public void Record_WritesWhateverCameOfIt_AndFilesAreTriedBefore()
    {
        using var folder = new TemporaryFolder();
        var (before, now) = (Of(RuleOutcome.Holds, 0), Of(RuleOutcome.Holds, -0.02));
        Assert.That(new BaselineRequest(folder["new.json"], null, false).Write(now, BaselineComparison.Of(before, now), passes: false), Is.EqualTo(new[] { $"{folder["new.json"]}: the baseline, 24 networks" }));
        Assert.That(BaselineFile.Read(folder["new.json"]).Subjects[0].Cells[0].Values, Is.EqualTo(now.Subjects[0].Cells[0].Values));
        Assert.That(() => new BaselineRequest(null, folder["none.json"], false).Open(), Throws.TypeOf<FileNotFoundException>());
        Assert.That(() => new BaselineRequest(folder["new.json"], null, false).Open(folder["new.json"]), Throws.ArgumentException.With.Message.EqualTo($"--record is '{folder["new.json"]}', which is '{folder["new.json"]}', read by the command; give it a file of its own"));
        Assert.That(() => new BaselineRequest(folder.Write("file", "") + "/b.json", null, false).Open(), Throws.InstanceOf<IOException>());
    }

    private static Baseline Of(RuleOutcome rule, double change) => new(Baseline.CurrentFormat, "1.0", "24 networks", 24, [0.5], [new BaselineSubject(
        "Mine", new Dictionary<string, string> { ["R201"] = $"{rule}" },
        [new BaselineCell("circle at 0.1", "accuracy after training", true, [.. Values.Select(v => v + change)]), new BaselineCell("circle at 0.1", "effective edges", true, Values)])]);

    private static CheckOutcome Outcome(RuleOutcome now, double change, Baseline before)
    {
        var subject = new CheckedSubject("Some.Mine", SubjectKind.Pruner, "Mine", [new CheckedRule("R201", "Keeps exactly the budget", RuleTier.Required, now, "", "Required_R201: the message")]);
        var comparison = BaselineComparison.Of(before, Of(now, change));
        return new CheckOutcome("mine.dll", [subject], [], false, ["report/index.html"]) { Baseline = new CheckedBaseline(before, comparison, new Dictionary<string, string> { ["Some.Mine"] = "Mine" }) };
    }

    private static CommandUnderTest Command(CheckOutcome outcome) => new() { Check = (_, _) => outcome };
}
