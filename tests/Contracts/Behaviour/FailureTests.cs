using PlantNSeek.Contracts.Plain;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>What a contract says of implementations that throw, hang or deviate.</summary>
[TestFixture]
[NonParallelizable]
public sealed class FailureTests
{
    private readonly string? _before = Environment.GetEnvironmentVariable(Contract.FreshSeeds);

    // What is expected here is expected of the usual networks, also while the suite tries others.
    [SetUp]
    public void TryTheUsualNetworks() => Environment.SetEnvironmentVariable(Contract.FreshSeeds, null);

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Contract.FreshSeeds, _before);

    [Test]
    [Spec("CONTRACT-002")]
    public void TheMessage_SaysWhatTheRuleAsksForAndWhatCame()
    {
        var result = Mutants.PrunerMutants.All.Single(mutant => mutant.Rule == "R310").Make().Check("R310");
        Assert.That(result.Message().ReplaceLineEndings("\n"), Is.EqualTo(
            """
            Required_R310_SeesNothingBehindTheMask: Violated
              Pruner: the proportions of the scores of kept parameters do not depend on the values that masked ones would have. Trainer: trained values do not.
              spec/requirements/rules.md#r310-sees-nothing-behind-the-mask
              expected: 1 for layer1.weight[1, 0] as a share of the largest, whatever is behind the mask
              actual:   0.537359741
              smallest network that shows it:
              network 1-2, seed 61589516
                  layer1        x0    bias
                      y0         ·       ·
                      y1     1.084  -0.431
            """));
    }

    [Test]
    [Spec("CONTRACT-003")]
    public void WhereTheGroundIsViolated_TheOthersAreInconclusive([Values("R101", "R102", "R103", "R104")] string ground)
    {
        var run = Mutants.PrunerMutants.All.First(mutant => mutant.Rule == ground).Make();
        var results = run.CheckAll().ToArray();
        Assert.That(results.Where(result => result.Outcome == RuleOutcome.Violated).Select(result => result.Text.Id), Is.EqualTo(new[] { ground }));
        var rests = results.Where(result => ground == "R101" ? result.Text.Id is not ("R100" or "R101") : result.Text.Id[1] != '1')
            .Where(result => result.Outcome != RuleOutcome.Untested).Select(result => result.Message()).ToArray();
        Assert.That(rests, Has.Length.AtLeast(5).And.All.Contains($"Inconclusive, {ground} is violated"));
    }

    [Test]
    [Spec("CONTRACT-003")]
    public void ATest_OnAViolatedGround_IsInconclusive()
    {
        var contract = OutsiderContract.New();
        contract.Factory = static () => null!;
        Assert.That(() => contract.Rule("R207"), Throws.TypeOf<InconclusiveException>().With.Message.Contains("R101 is violated"));
        Assert.That(() => contract.Rule("R101"), Throws.TypeOf<AssertionException>().With.Message.Contains("expected: a pruner"));
    }

    [TestCase("R207", "because", "R207", "the rule holds; take the entry away")]
    [TestCase("R999", "because", "R100", "R999 is no rule of Outsider")]
    [TestCase("R311", "because", "R100", "R311 is no rule of Outsider")]
    [TestCase("R602", " ", "R100", "R602 has no reason")]
    [Spec("CONTRACT-005")]
    public void AFalseDeviation_IsAnError(string rule, string reason, string violated, string words)
    {
        var contract = OutsiderContract.New();
        contract.Known = [new KnownDeviation(rule, reason)];
        Assert.That(contract.Run.Violated(), Does.Contain(violated));
        Assert.That(contract.Run.Check(violated).Message(), Does.Contain(words));
        Assert.That(() => contract.Rule(violated), Throws.TypeOf<AssertionException>());
    }

    [Test]
    [Spec("CONTRACT-005")]
    public void ATrueDeviation_PassesOnce_AndIsAnErrorTwice()
    {
        var contract = OutsiderContract.New();
        contract.Factory = static () => Scored.By(static p => Math.Exp(Math.Abs(p)));
        contract.Known = [new KnownDeviation("R207", "it overflows")];
        Assert.That(contract.Run.Violated(), Is.Empty, contract.Run.Report);
        Assert.That((contract.Run.Check("R207").Outcome, contract.Run.Check("R207").Reason), Is.EqualTo((RuleOutcome.Deviates, "it overflows")));
        Assert.That(() => contract.Rule("R207"), Throws.Nothing);

        var twice = OutsiderContract.New();
        (twice.Factory, twice.Known) = (contract.Factory, [.. contract.Known, .. contract.Known]);
        Assert.That(twice.Run.Violated(), Is.EqualTo(new[] { "R100" }));
        Assert.That(twice.Run.Check("R100").Message(), Does.Contain("R207 is listed twice"));
    }

    [Test]
    [Spec("CONTRACT-007")]
    public void AFactoryThatThrows_IsTold()
    {
        var contract = OutsiderContract.New();
        contract.Factory = static () => throw new FileNotFoundException("no weights");
        Assert.That((contract.Run.Name, string.Join(" ", contract.Run.Violated())), Is.EqualTo(("MyPrunerContract", "R101")));
        Assert.That(contract.Run.Check("R101").Message(), Does.Contain("FileNotFoundException: no weights"));
        Assert.That(contract.Run.CheckAll().Count(result => result.Outcome == RuleOutcome.Holds), Is.EqualTo(1), "R100 alone");
    }

    [Test]
    [Spec("CONTRACT-007")]
    public void AnException_IsAViolationInWords()
    {
        var result = Trial.Pruner(new Scored(static (context, scores) =>
        {
            Scored.Magnitude(context, scores);
            _ = context.Mask.KeptCount == 0 ? throw new InvalidOperationException("nothing left to score") : 0;
        }), PrunerTraits.DataFree).Check("R207");
        Assert.That(result.Outcome, Is.EqualTo(RuleOutcome.Violated));
        Assert.That(result.Message(), Does.Contain("expected: no exception").And.Contain("actual:   InvalidOperationException: nothing left to score (at "));
    }

    [Test]
    [Spec("CONTRACT-008")]
    public void AnEndlessImplementation_IsToldOfAndLeftAlone([Values(0, 200)] int callsBefore)
    {
        var (contract, calls, isBackground) = (OutsiderContract.New(), 0, false);
        contract.Limit = TimeSpan.FromSeconds(0.5);
        contract.Factory = () => new Scored((context, scores) =>
        {
            if (calls++ == callsBefore)
            {
                isBackground = Thread.CurrentThread.IsBackground;
                Thread.Sleep(Timeout.Infinite);
            }

            Scored.Magnitude(context, scores);
        });
        var results = contract.Run.CheckAll().ToArray();
        var hung = results.Single(result => result.Outcome == RuleOutcome.Violated);
        Assert.That(hung.Message(), Does.Contain("expected: an end").And.Contain("actual:   none after 0.5 s"));
        Assert.That((calls, isBackground), Is.EqualTo((callsBefore + 1, true)));
        var after = results.SkipWhile(result => result != hung).Skip(1).Where(result => result.Outcome != RuleOutcome.Untested).ToArray();
        Assert.That(after, Is.Not.Empty.And.All.Property(nameof(RuleResult.Outcome)).EqualTo(RuleOutcome.Inconclusive));
        Assert.That(after.Select(result => result.Reason), Has.All.StartsWith(hung.Text.Id));
    }

    [Test]
    [Spec("CONTRACT-008")]
    public void AnEndlessFactory_IsToldOf()
    {
        var contract = OutsiderContract.New();
        contract.Limit = TimeSpan.FromSeconds(0.2);
        contract.Factory = static () =>
        {
            Thread.Sleep(Timeout.Infinite);
            return null!;
        };
        Assert.That((contract.Run.Name, string.Join(" ", contract.Run.Violated())), Is.EqualTo(("MyPrunerContract", "R101")));
    }
}
