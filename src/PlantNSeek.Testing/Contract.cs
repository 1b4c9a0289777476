using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Testing;

/// <summary>
/// An NUnit fixture with a test for each rule that an implementation must keep. Derive from one of its kinds, override the factory and the
/// traits, and run <c>dotnet test</c>; or hand the assembly to <c>plantnseek check</c>.
/// </summary>
[TestFixture]
public abstract class Contract
{
    /// <summary>The environment variable that draws other networks in each run: <c>PLANTNSEEK_FRESH_SEEDS=1</c>.</summary>
    public const string FreshSeeds = "PLANTNSEEK_FRESH_SEEDS";

    private readonly Lazy<ContractRun> _run;

    /// <summary>A contract whose rules are looked up when they are first asked for.</summary>
    protected Contract() => _run = new Lazy<ContractRun>(() => MakeRun());

    /// <summary>The rules on this implementation.</summary>
    public ContractRun Run => _run.Value;

    /// <summary>Rules that the implementation is known to violate, each with its reason.</summary>
    protected virtual IReadOnlyList<KnownDeviation> KnownDeviations => [];

    /// <summary>How many random networks a rule is tried on, of the first kind where the contract has more than one; at least 1.</summary>
    protected virtual int Networks => 30;

    /// <summary>How many networks of each further kind a rule is tried on, where the contract has more than one kind; at least 1.</summary>
    protected virtual int FurtherNetworks => 3;

    /// <summary>How long one rule may take before it counts as hanging.</summary>
    protected virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    /// <summary>Tries a rule.</summary>
    [Rules]
    public void Rule(string id)
    {
        var result = Run.Check(id);
        switch (result.Outcome)
        {
            case RuleOutcome.Deviates or RuleOutcome.Holds when result.Reason.Length > 0:
                TestContext.Out.WriteLine(result.Message());
                break;
            case RuleOutcome.Untested:
                Assert.Ignore(result.Message());
                break;
            case RuleOutcome.Inconclusive:
                Assert.Inconclusive(result.Message());
                break;
            case RuleOutcome.Violated when result.Fails:
                Assert.Fail(result.Message());
                break;
            case RuleOutcome.Violated:
                Assert.Inconclusive(result.Message());
                break;
        }
    }

    private protected abstract ContractRun MakeRun();

    // A factory that throws, hangs or gives null is for R101 to tell; until then the fixture's own name serves.
    private protected (string Name, Type? Made) FirstLook<T>(Func<T> create, Func<T, string> name)
        where T : class
    {
        (string? Name, Type? Made) seen = (null, null);
        var inTime = false;
        try
        {
            inTime = Threads.EndsWithin(TimeLimit, () =>
            {
                var made = create();
                seen = (null, made?.GetType());
                seen = (made is null ? null : name(made), seen.Made);
            });
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            inTime = true;
        }

        return inTime ? (string.IsNullOrWhiteSpace(seen.Name) ? GetType().Name : seen.Name, seen.Made) : (GetType().Name, null);
    }

    private protected ContractRun<TSubject> RunOf<TSubject>(string name, TSubject subject, IReadOnlyList<Rule<TSubject>> rules, Type? makes = null, Func<IReadOnlyList<NetworkKind>>? kinds = null, Func<NetworkGraph, string?>? lacks = null) =>
        new(name, subject, rules, KnownDeviations, RunOf(kinds, lacks), TimeLimit) { Makes = makes };

    private RuleRun RunOf(Func<IReadOnlyList<NetworkKind>>? kinds, Func<NetworkGraph, string?>? lacks) => new(Networks, Environment.GetEnvironmentVariable(FreshSeeds) is "1")
    {
        Kinds = new(kinds ?? (static () => NetworkKinds.FullyConnected)),
        FurtherNetworks = FurtherNetworks,
        Lacks = lacks ?? (static _ => null),
    };
}
