using PlantNSeek.Contracts.Plain;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>No rule is idle: for each there is an implementation that nothing else would reject.</summary>
[TestFixture]
[Spec("CONTRACT-021")]
[SetCulture("")]
public sealed class MutantTests
{
    private static readonly (string Kind, IEnumerable<Rule> Rules, IReadOnlyList<Mutant> Mutants)[] Kinds =
    [
        ("pruner", PrunerRules.All, PrunerMutants.All),
        ("seeker", SeekerRules.All, SeekerMutants.All),
        ("selection", SelectionRules.All, SelectionMutants.All),
        ("schedule", PartRules.Schedule, PartMutants.Schedule),
        ("trainer", PartRules.Trainer, PartMutants.Trainer),
        ("shuffle", PartRules.Shuffle, PartMutants.Shuffle),
        ("seeding", PartRules.Seeding, PartMutants.Seeding),
        ("measurement", PartRules.Measurement, PartMutants.Measurement),
        ("judge", PartRules.Judge, PartMutants.Judge),
    ];

    private static IEnumerable<TestCaseData> Mutants =>
        from kind in Kinds
        from mutant in kind.Mutants
        select new TestCaseData(mutant).SetArgDisplayNames(kind.Kind, mutant.Rule, mutant.What);

    [TestCaseSource(nameof(Mutants))]
    public void EachMutant_IsRejectedByItsRuleAlone(object mutant)
    {
        var (rule, _, make) = (Mutant)mutant;
        var run = make();
        Assert.That(run.Violated(), Is.EqualTo(new[] { rule }), run.Report);
        TestContext.Out.WriteLine(run.Report());
        var rests = rule is "R101" or "R102" or "R103" or "R104" || (rule == "R204" && run.Name == "seeker");
        Assert.That(run.CheckAll().Where(result => result.Outcome == RuleOutcome.Inconclusive), rests ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public void EveryRuleOfEveryKind_HasAMutantOfItsOwn()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, rules, mutants) in Kinds)
            {
                Assert.That(rules.Select(rule => rule.Id).Except(mutants.Select(mutant => mutant.Rule)), Is.Empty, kind);
            }

            Assert.That(RuleText.All.Keys.Except(Kinds.SelectMany(kind => kind.Mutants).Select(mutant => mutant.Rule)), Is.Empty, "of rules.md");
        }
    }
}
