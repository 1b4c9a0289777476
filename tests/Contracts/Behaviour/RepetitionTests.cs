using PlantNSeek.Contracts.Plain;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>What a contract tries is the same in every run, unless asked for otherwise.</summary>
[TestFixture]
[NonParallelizable]
[Spec("CONTRACT-009")]
public sealed class RepetitionTests
{
    private readonly string? _before = Environment.GetEnvironmentVariable(Contract.FreshSeeds);

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Contract.FreshSeeds, _before);

    [Test]
    public void TwoRuns_TryTheSameNetworks()
    {
        Environment.SetEnvironmentVariable(Contract.FreshSeeds, null);
        var (first, messages) = Seen();
        Assert.That(first, Has.Count.GreaterThan(100));
        Assert.That(Seen().Networks, Is.EqualTo(first));
        Assert.That(Seen().Messages, Is.EqualTo(messages));
    }

    [Test]
    public void FreshSeeds_TryOthersInEachRun()
    {
        Environment.SetEnvironmentVariable(Contract.FreshSeeds, "1");
        var first = Seen().Networks;
        Assert.That(Seen().Networks, Is.Not.EqualTo(first));
    }

    [Test]
    [Spec("CONTRACT-013")]
    public void FreshSeeds_NeedNotShowADeviation()
    {
        Environment.SetEnvironmentVariable(Contract.FreshSeeds, "1");
        var contract = OutsiderContract.New();
        contract.Known = [new KnownDeviation("R207", "it overflows, on some networks")];
        Assert.That(contract.Run.Violated(), Is.Empty, contract.Run.Report);
        Assert.That(contract.Run.Check("R207").Outcome, Is.EqualTo(RuleOutcome.Holds));
    }

    // One that violates a rule, so that shrinking is seen too.
    private static (List<string> Networks, string Messages) Seen()
    {
        var (contract, networks) = (OutsiderContract.New(), new List<string>());
        contract.Factory = () => new Scored((context, scores) =>
        {
            networks.Add($"{context.Layout.Architecture} {context.UnmaskedParameters.Span[0]:R} {context.Mask}");
            Scored.By(static p => Math.Exp(Math.Abs(p))).Score(context, scores);
        });
        var messages = string.Join("\n", contract.Run.CheckAll().Select(result => result.Message()));
        Assert.That(contract.Run.Violated(), Is.EqualTo(new[] { "R207" }));
        return (networks, messages);
    }
}
