using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The command with made-up outcomes behind it.</summary>
public sealed class CheckCommandTests
{
    [TestCase(RuleTier.Required, RuleOutcome.Holds, 0, 0)]
    [TestCase(RuleTier.Required, RuleOutcome.Violated, 1, 1)]
    [TestCase(RuleTier.Required, RuleOutcome.Inconclusive, 1, 1)]
    [TestCase(RuleTier.Required, RuleOutcome.Untested, 0, 0)]
    [TestCase(RuleTier.Required, RuleOutcome.Deviates, 1, 0)]
    [TestCase(RuleTier.Stochastic, RuleOutcome.Violated, 1, 1)]
    [TestCase(RuleTier.Stochastic, RuleOutcome.Deviates, 1, 0)]
    [TestCase(RuleTier.Optional, RuleOutcome.Violated, 0, 0)]
    [TestCase(RuleTier.Optional, RuleOutcome.Inconclusive, 0, 0)]
    [TestCase(RuleTier.Untested, RuleOutcome.Untested, 0, 0)]
    [Spec("CLI-009"), Spec("CLI-041"), Spec("CLI-042")]
    public async Task ExitCode_TellsWhetherRequiredRulesHold(RuleTier tier, RuleOutcome outcome, int code, int codeWithDeviationsAccepted)
    {
        var command = Command(Subject(new CheckedRule("R201", "Keeps exactly the budget", tier, outcome, "", "the message")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await command.RunAsync("check mine.dll"), Is.EqualTo(code));
            Assert.That(await command.RunAsync("check mine.dll --accept-deviations"), Is.EqualTo(codeWithDeviationsAccepted));
        }
    }

    [Test, Spec("CLI-009")]
    public async Task ExitCode_IsOne_WhenOneOfSeveralFails()
    {
        CheckedRule Rule(RuleOutcome outcome) => new("R201", "Keeps exactly the budget", RuleTier.Required, outcome, "", "the message");
        Assert.That(await Command(Subject(Rule(RuleOutcome.Holds)), Subject(Rule(RuleOutcome.Violated))).RunAsync("check mine.dll"), Is.EqualTo(ExitCode.RuleViolated));
        Assert.That(await Command(Subject() with { Standing = new CheckedPlace("Mine (yours)", null, 24, "", "it threw") }).RunAsync("check mine.dll"), Is.EqualTo(ExitCode.RuleViolated));
        Assert.That(await Command(Subject() with { Standing = new CheckedPlace("Mine (yours)", 25, 25, "0 of 3") }).RunAsync("check mine.dll"), Is.EqualTo(ExitCode.Success));
    }

    [Test, Spec("CLI-012")]
    public async Task Table_IsPlainText_WithMessagesBelow()
    {
        var command = Command(
            Subject(
                new CheckedRule("R201", "Keeps exactly the budget", RuleTier.Required, RuleOutcome.Holds, "", "this is not told"),
                new CheckedRule("R308", "Sees the data", RuleTier.Required, RuleOutcome.Violated, "", "Required_R308_SeesTheData: Violated\n  expected: [this]"))
            with { Standing = new CheckedPlace("Mine [1] (yours)", 3, 25, "2 of 3") },
            Subject() with { Name = "Other", Kind = SubjectKind.Contract, Type = "Some.OtherContract", Standing = new CheckedPlace("Other (yours)", null, 25, "", "circle, replicate 2: it threw") });
        await command.RunAsync("check mine.dll");
        await Verifier.Verify(command.Output.TrimEnd('\n'));
    }

    [Test, Spec("CLI-012")]
    public async Task AContract_IsNamed_WhereItsTraitsSettleAllThatIsViolated()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Said(Subject(Violated("R302"), Violated("R308"), Violated("R601"))), Does.Contain("settles R302, R308, R601").And.Contain("Traits => PrunerTraits.Randomized | PrunerTraits.DataFree;"));
            Assert.That(await Said(Subject(Violated("R302"))), Does.Contain("Traits => PrunerTraits.OrderDependent;").And.Contain("new Mine()"));
            Assert.That(await Said(Subject(Violated("R206"), Violated("R402")) with { Kind = SubjectKind.Seeker }), Does.Contain("Traits => SeekerTraits.Regrowing | SeekerTraits.OwnStart;").And.Contain("ITicketSeeker Create()"));
            Assert.That(await Said(Subject(Violated("R207"), Violated("R308"))), Does.Not.Contain("settles"), "no trait allows what is not finite");
            Assert.That(await Said(Subject(Violated("R308")) with { Kind = SubjectKind.Contract }), Does.Not.Contain("settles"), "its author has spoken");
            Assert.That(await Said(Subject()), Does.Not.Contain("settles"));
        }
    }

    [Test, Spec("CONTRACT-011")]
    public async Task TheContractOfADataFreePruner_MayClaimMore()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Said(Subject(Violated("R308"))), Does.Contain("\nWhere the size of a parameter alone counts, claim PrunerTraits.SignInvariant as well: R305 then finds"));
            Assert.That(await Said(Subject(Violated("R302"))), Does.Not.Contain("SignInvariant"));
            Assert.That(await Said(Subject(Violated("R308"), Violated("R601"))), Does.Not.Contain("SignInvariant"), "nothing is asked of the signs of random scores");
            Assert.That(await Said(Subject(Violated("R308")) with { Kind = SubjectKind.Seeker }), Does.Not.Contain("SignInvariant"), "no trait of a seeker");
        }
    }

    [Test, Spec("CLI-014")]
    public async Task Check_PassesItsOptionsOn()
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
        await command.RunAsync("check mine.dll --out somewhere --store elsewhere --no-leaderboard --threads 3 --time-limit 7 --accept-deviations");
        Assert.That(seen, Is.EqualTo(new CheckRequest("mine.dll", "somewhere", "elsewhere", WithLeaderboard: false, 3, TimeSpan.FromSeconds(7), AcceptDeviations: true)));
        await command.RunAsync("check mine.dll");
        Assert.That(seen, Is.EqualTo(new CheckRequest("mine.dll", "artifacts/check", "artifacts/results", WithLeaderboard: true, Environment.ProcessorCount, TimeSpan.FromSeconds(60), AcceptDeviations: false)));
    }

    [Test, Spec("CLI-006")]
    public async Task WhatIsSaidOnTheWay_GoesToStandardError()
    {
        var command = new CommandUnderTest
        {
            Remarks = ["Mine by default traits, all required rules hold"],
            Check = (_, progress) =>
            {
                progress.Report(new WorkProgress(2, 2, "helix"));
                return new CheckOutcome("mine.dll", [], [], false, ["report/index.html"]);
            },
        };
        await command.RunAsync("check bin/mine.dll");
        Assert.That(command.Error, Is.EqualTo("check mine.dll: Mine by default traits, all required rules hold\ncheck mine.dll: 100 % done, helix\n"));
        Assert.That(command.Output, Does.EndWith("report/index.html\n").And.Not.Contain("helix"));
    }

    private static CheckedSubject Subject(params CheckedRule[] rules) => new("Some.Mine", SubjectKind.Pruner, "Mine [1]", rules);

    private static CommandUnderTest Command(params CheckedSubject[] subjects) => new()
    {
        Check = (request, _) => new CheckOutcome("mine.dll", subjects, ["Some.Hidden is not checked: the pruner is not public"], request.AcceptDeviations, ["report/index.html"]),
    };

    private static CheckedRule Violated(string id) => new(id, "", RuleTier.Required, RuleOutcome.Violated, "", id);

    private static async Task<string> Said(CheckedSubject subject)
    {
        var command = Command(subject);
        await command.RunAsync("check mine.dll");
        return command.Output;
    }
}
