using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Testing.Rules;

/// <summary>Tries a rule on random small networks and shrinks what violates it.</summary>
/// <param name="Networks">How many networks are drawn.</param>
/// <param name="FreshSeeds">Whether others are drawn in each run.</param>
internal sealed record RuleRun(int Networks, bool FreshSeeds)
{
    /// <summary>The kinds of network that are drawn; small fully connected ones where there is none.</summary>
    public IReadOnlyList<NetworkMaker> Kinds { get; init; } = [];

    // Shrinking tries at most so many networks, so that a slow implementation that violates a rule is not taken for one that hangs.
    private const int Shrinks = 200;

    private static readonly Replay Pinned = new(new Rnd(123456789, 987654321), FSharpOption<int>.None);

    /// <summary>The violation on the smallest network that shows one, or null.</summary>
    public Violation? ForEveryNetwork(Func<NetworkCase, Violation?> check)
    {
        Violation? smallest = null;
        UntestedException? untested = null;
        var shrinks = 0;
        var property = Prop.ForAll(Kinds.Count == 0 ? SmallNetworks.Cases() : SmallNetworks.CasesOf(Kinds), network =>
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
        var config = Config.QuickThrowOnFailure.WithMaxTest(Networks).WithQuietOnSuccess(true);
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

    /// <summary>The same on networks of which about one parameter in four is masked.</summary>
    public Violation? ForEveryMaskedNetwork(Func<NetworkCase, Violation?> check) => ForEveryNetwork(network =>
    {
        var masked = network.WithRandomMask();
        return Guarded(() => check(masked)) is { } violation ? violation with { Case = violation.Case ?? masked } : null;
    });

    /// <summary>The violation unless some network shows what is asked for.</summary>
    public Violation? ForSomeNetwork(Func<NetworkCase, bool> shows, Violation otherwise)
    {
        var shown = false;
        var broken = ForEveryNetwork(network =>
        {
            shown = shown || shows(network);
            return null;
        });
        return broken ?? Guarded(() => shown || Enumerable.Range(1, 3).Any(seed => shows(Kinds.Count == 0 ? NetworkCase.Larger((ulong)seed) : NetworkCase.Of(Kinds[seed % Kinds.Count], (ulong)seed))) ? null : otherwise);
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
            return new Violation("no exception", Describe(e));
        }
    }

    /// <summary>Type, message and the innermost place of an exception.</summary>
    public static string Describe(Exception exception)
    {
        var inner = exception is AggregateException or System.Reflection.TargetInvocationException && exception.InnerException is { } cause ? cause : exception;
        var place = inner.StackTrace?.Split('\n', 2)[0].Trim();
        return $"{inner.GetType().Name}: {inner.Message}{(place is null ? "" : $" ({place})")}";
    }
}
