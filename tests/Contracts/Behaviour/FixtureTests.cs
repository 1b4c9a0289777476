using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using PlantNSeek.Contracts.Plain;
using PlantNSeek.Contracts.Styles;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>A contract as NUnit and a reader of its results see it.</summary>
[TestFixture]
public sealed class FixtureTests
{
    [Test]
    [Spec("CONTRACT-001")]
    public void AContract_HasATestForEachRule_InTheirOrder()
    {
        Assert.That(Leaves(new DefaultSuiteBuilder().BuildFrom(new TypeWrapper(typeof(MagnitudePrunerContract)))).Select(test => test.Name), Is.EqualTo(new[]
        {
            "Required_R100_ListsItsDeviationsTruly",
            "Required_R101_CanBeCreatedAndRepeated",
            "Required_R102_ChangesNoInput",
            "Required_R103_WritesEveryScore",
            "Required_R104_WorksOnSeveralThreads",
            "Required_R207_CopesWithWhatIsNotFinite",
            "Required_R301_ScoresAsWorkedOutByHand",
            "Required_R302_FollowsItsUnits",
            "Required_R303_AgreesWithItsReference",
            "Required_R305_IgnoresSigns",
            "Required_R306_IgnoresTheData",
            "Required_R309_SeesTheParameters",
            "Required_R310_SeesNothingBehindTheMask",
            "Required_R601_TakesItsRandomnessFromTheStream",
            "Required_R602_IsTheSameInEveryCulture",
        }));
    }

    [Test]
    [Spec("CONTRACT-001")]
    public void TiersAndTraits_NameAndSelectTheTests()
    {
        var names = Trial.Pruner(new Scored(Scored.Snip), PrunerTraits.Randomized | PrunerTraits.Conserving).CheckAll().Select(result => result.TestName).ToArray();
        Assert.That(names, Does.Contain("Optional_R311_RanksAlikeUnderAScaledLoss").And.Contain("Required_R307_ConservesSaliency"));
        Assert.That(names, Has.None.Contains("R302").And.None.Contains("R309"));
        Assert.That(
            Trial.Seeker(new Reservoir(), SeekerTraits.Uniform).Rules.Where(rule => rule.Tier == RuleTier.Stochastic).Select(rule => rule.Text.Id), Is.EqualTo(new[] { "R501", "R502" }));
    }

    [Test]
    [Spec("CONTRACT-006")]
    public void WhatOnlyTheAuthorKnows_IsIgnoredWithTheReason()
    {
        var contract = OutsiderContract.New();
        var result = contract.Run.Check("R301");
        Assert.That((result.Outcome, result.TestName, result.Fails), Is.EqualTo((RuleOutcome.Untested, "Untested_R301_ScoresAsWorkedOutByHand", false)));
        Assert.That(() => contract.Rule("R301"), Throws.TypeOf<IgnoreException>().With.Message.Contains("the contract gives no HandCases"));
        Assert.That(() => contract.Rule("R303"), Throws.TypeOf<IgnoreException>().With.Message.Contains("the contract gives no Reference"));
    }

    [Test]
    [Spec("CONTRACT-006")]
    public void ASeekerThatTellsNothing_CannotBeHeldToItsReports()
    {
        Assert.That(Untested(Trial.Seeker(new SortedPairs(), SeekerTraits.DataFree)), Is.EqualTo(new[] { "R205", "R206", "R401" }));
        Assert.That(Untested(Trial.Seeker(new Reservoir(), SeekerTraits.Randomized | SeekerTraits.DataFree)), Is.EqualTo(new[] { "R206" }));
    }

    [Test]
    [Spec("CONTRACT-010")]
    public void RulesInCode_AndParagraphs_AreTheSame()
    {
        IEnumerable<Rule>[] kinds = [PrunerRules.All, SeekerRules.All, SelectionRules.All, PartRules.Schedule, PartRules.Trainer, PartRules.Shuffle, PartRules.Seeding, PartRules.Measurement, PartRules.Judge];
        var inCode = kinds.SelectMany(rules => rules).Select(rule => rule.Id).Append("R100").Distinct();
        Assert.That(inCode, Is.EquivalentTo(RuleText.All.Keys));
        Assert.That(kinds.Select(rules => rules.Select(rule => rule.Id)), Has.All.Unique);
    }

    [Test]
    [Spec("CONTRACT-010")]
    public void Links_LeadToTheHeadings()
    {
        var headings = File.ReadLines(RepositoryRoot.Combine(RuleText.File.Split('/'))).Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).ToArray();
        Assert.That(headings, Is.EquivalentTo(RuleText.All.Values.Select(text => $"{text.Id} {text.Heading}")));
        Assert.That(
            RuleText.All.Values.Select(text => text.Link),
            Is.EquivalentTo(headings.Select(heading => $"{RuleText.File}#{string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-')}")));
        Assert.That(RuleText.All.Values.Select(text => text.Statement), Has.All.EndsWith("."));
    }

    private static IEnumerable<ITest> Leaves(ITest test) => test.HasChildren ? test.Tests.SelectMany(Leaves) : [test];

    private static IEnumerable<string> Untested(ContractRun run) => run.CheckAll().Where(result => result.Outcome == RuleOutcome.Untested).Select(result => result.Text.Id);
}
