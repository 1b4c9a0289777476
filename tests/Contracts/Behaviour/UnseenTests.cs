using PlantNSeek.Contracts.Plain;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>What a contract cannot see, and what it sees without failing for it.</summary>
[TestFixture]
[SetCulture("")]
public sealed class UnseenTests
{
    private static readonly (string What, Func<double> Input)[] Unseen =
    [
        ("number of cores", static () => Environment.ProcessorCount),
        ("date", static () => DateTime.UtcNow.Year),
        ("time zone", static () => TimeZoneInfo.Local.BaseUtcOffset.TotalHours),
        ("environment variable", static () => Environment.GetEnvironmentVariable("PATH")?.Length ?? 0),
        ("file", static () => File.Exists("weights.bin") ? 1 : 0),
    ];

    [TestCaseSource(nameof(Inputs))]
    [Spec("CONTRACT-012")]
    public void WhatIsTheSameThroughoutARun_ViolatesNothing_AndIsNamed(string what, Delegate input)
    {
        var run = Trial.Pruner(Scored.By(p => Math.Abs((double)p) * (20 + ((Func<double>)input)())), PrunerTraits.DataFree | PrunerTraits.SignInvariant);
        var rules = File.ReadAllText(RepositoryRoot.Combine("spec", "requirements", "rules.md"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Violated(), Is.Empty, run.Report);
            Assert.That(rules[rules.IndexOf("## What no rule sees", StringComparison.Ordinal)..], Does.Contain(what));
        }
    }

    [Test]
    [Spec("CONTRACT-011")]
    public void AForgottenAbsoluteValue_IsTold_AndFailsNothing()
    {
        var contract = OutsiderContract.New();
        contract.Factory = static () => Scored.By(static p => p);
        var told = contract.Run.Check("R305");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contract.Run.Violated(), Is.EqualTo(new[] { "R305" }));
            Assert.That((told.TestName, told.Fails), Is.EqualTo(("Optional_R305_IgnoresSigns", false)));
            Assert.That(() => contract.Rule("R305"), Throws.TypeOf<InconclusiveException>().With.Message.Contains("an absolute value may have been forgotten"));
        }
    }

    [TestCase(PrunerTraits.DataFree, "Optional")]
    [TestCase(PrunerTraits.DataFree | PrunerTraits.SignInvariant, "Required")]
    [TestCase(PrunerTraits.SignInvariant, "Required")]
    [TestCase(PrunerTraits.None, null)]
    [TestCase(PrunerTraits.DataFree | PrunerTraits.Randomized, null)]
    [Spec("CONTRACT-011")]
    public void SignsAreLookedAt_WhereSizesMightBeMeant(PrunerTraits traits, string? tier)
    {
        var tiers = Trial.Pruner(new Scored(Scored.Magnitude), traits).Rules.Where(rule => rule.Text.Id == "R305").Select(rule => $"{rule.Tier}");
        Assert.That(tiers.SingleOrDefault(), Is.EqualTo(tier));
    }

    private static IEnumerable<TestCaseData> Inputs => Unseen.Select(unseen => new TestCaseData(unseen.What, unseen.Input).SetArgDisplayNames(unseen.What));
}
