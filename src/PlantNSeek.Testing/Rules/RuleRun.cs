using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Testing.Rules;

/// <summary>Tries a rule on random small networks and shrinks what violates it.</summary>
/// <param name="Networks">How many networks of the first kind are drawn.</param>
/// <param name="FreshSeeds">Whether others are drawn in each run.</param>
internal sealed record RuleRun(int Networks, bool FreshSeeds)
{
    // Shrinking tries at most so many networks, so that a slow implementation that violates a rule is not taken for one that hangs.
    private const int Shrinks = 200;

    private static readonly Replay Pinned = new(new Rnd(123456789, 987654321), FSharpOption<int>.None);

    /// <summary>The kinds of network that are drawn, one after the other.</summary>
    public Lazy<IReadOnlyList<NetworkKind>> Kinds { get; init; } = new(static () => NetworkKinds.FullyConnected);

    /// <summary>How many networks of each further kind are drawn.</summary>
    public int FurtherNetworks { get; init; } = 1;

    /// <summary>What the implementation says that it needs and a graph does not have; null where it says nothing.</summary>
    public Func<NetworkGraph, string?> Lacks { get; init; } = static _ => null;

    /// <summary>On which kinds of network the rule was not tried, and why; empty where it was tried on all.</summary>
    public string Coverage => Untried.Count == 0
        ? ""
        : $"tried on {Kinds.Value.Count - Untried.Count} of {Kinds.Value.Count} kinds of network, not on {string.Join("; not on ", Untried.Select(static kind => $"{kind.Key}: {kind.Value}"))}";

    private Dictionary<string, string> Untried { get; init; } = [];

    /// <summary>The same with nothing tried yet.</summary>
    public RuleRun ForOneRule() => this with { Untried = [] };

    /// <summary>The violation on the smallest network that shows one, or null.</summary>
    public Violation? ForEveryNetwork(Func<NetworkCase, Violation?> check) => KindByKind(kind => Draw(kind, check));

    /// <summary>The same on networks of which about one parameter in four is masked.</summary>
    public Violation? ForEveryMaskedNetwork(Func<NetworkCase, Violation?> check) => ForEveryNetwork(network =>
    {
        var masked = network.WithRandomMask();
        return Guarded(() => check(masked)) is { } violation ? violation with { Case = violation.Case ?? masked } : null;
    });

    /// <summary>The violation unless some network, of whatever kind, shows what is asked for.</summary>
    public Violation? ForSomeNetwork(Func<NetworkCase, bool> shows, Violation otherwise)
    {
        var shown = false;
        var broken = KindByKind(kind => shown
            ? null
            : Draw(kind, network =>
            {
                shown = shown || shows(network);
                return null;
            }) ?? Guarded(() =>
            {
                shown = shown || Enumerable.Range(1, 3).Any(seed => shows(kind.Larger((ulong)seed)));
                return null;
            }));
        return broken ?? (shown ? null : otherwise);
    }

    /// <summary>An exception of the implementation is a violation too, in words.</summary>
    public static Violation? Guarded(Func<Violation?> check)
    {
        try
        {
            return check();
        }
#pragma warning disable CA1031 // Whatever the user's code throws is reported with the rule that it broke.
        catch (Exception e) when (e is not UntestedException)
#pragma warning restore CA1031
        {
            return new Violation("no exception", Describe(e)) { Thrown = Cause(e) };
        }
    }

    /// <summary>Type, message and the innermost place of an exception.</summary>
    public static string Describe(Exception exception)
    {
        var inner = Cause(exception);
        var place = inner.StackTrace?.Split('\n', 2)[0].Trim();
        return $"{inner.GetType().Name}: {inner.Message}{(place is null ? "" : $" ({place})")}";
    }

    private static Exception Cause(Exception exception) =>
        exception is AggregateException or System.Reflection.TargetInvocationException && exception.InnerException is { } cause ? cause : exception;

    // What the first kind is not tried on is not tried at all; a further kind may be refused.
    private Violation? KindByKind(Func<NetworkKind, Violation?> check)
    {
        UntestedException? untested = null;
        foreach (var (i, kind) in Kinds.Value.Index())
        {
            if (i > 0 && kind.Graph is { } graph && Lacks(graph) is { } lack)
            {
                Untried[kind.Name] = lack;
                continue;
            }

            try
            {
                switch (check(kind))
                {
                    case { Thrown: NotSupportedException refusal } when i > 0:
                        Untried[kind.Name] = $"it says \"{refusal.Message}\" (where that is meant, Kinds => NetworkKinds.FullyConnected says so in the contract)";
                        break;
                    case { } violation:
                        return i == 0 ? violation : violation with { Hint = $"{kind.Name} is a further kind of network; a contract for fully connected networks alone has Kinds => NetworkKinds.FullyConnected" };
                }
            }
            catch (UntestedException e)
            {
                untested ??= e;
                Untried[kind.Name] = e.Message;
            }
        }

        return untested is not null && Untried.Count == Kinds.Value.Count ? throw untested : null;
    }

    private Violation? Draw(NetworkKind kind, Func<NetworkCase, Violation?> check)
    {
        Violation? smallest = null;
        UntestedException? untested = null;
        var shrinks = 0;
        var property = Prop.ForAll(kind.Cases, network =>
        {
            if (smallest is not null && ++shrinks > Shrinks)
            {
                return true;
            }

            Violation? violation = null;
            try
            {
                violation = Guarded(() => check(network));
            }
            catch (UntestedException e)
            {
                untested = e;
            }

            // The last network that fails is the smallest: shrinking goes on from each that does.
            smallest = violation is null ? smallest : violation with { Case = violation.Case ?? network };
            return violation is null;
        });
        var config = Config.QuickThrowOnFailure.WithMaxTest(ReferenceEquals(kind, Kinds.Value[0]) ? Networks : FurtherNetworks).WithQuietOnSuccess(true);
        try
        {
            Check.One(FreshSeeds ? config : config.WithReplay(Pinned), property);
        }
        catch (Exception) when (smallest is not null)
        {
            // FsCheck reports the failure in its own words; ours say more.
        }

        return smallest ?? (untested is null ? null : throw untested);
    }
}
