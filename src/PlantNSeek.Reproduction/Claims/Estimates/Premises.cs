using System.Collections.Immutable;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// What a bound rests on: whatever the true values are, there are bounds of single samples, at most this many, of which one must be wrong where
/// the bound is wrong. So when each of them is wrong with probability at most a, the bound is with probability at most a times their
/// number (the union bound), however the samples depend on each other.
/// </summary>
/// <param name="Own">Bounds of samples that no other part of the measure uses.</param>
/// <param name="Common">
/// Bounds of what many parts use, such as the ticket's score, each with how many parts do. It counts once however many they are and at whichever looks: parts that were
/// looked at with different numbers of replicates have different samples of it, all of them among its looks. See <see cref="OfShared"/>.
/// </param>
internal sealed record Premises(int Own, ImmutableDictionary<(object Of, Side Side), int> Common)
{
    /// <summary>
    /// What a bound counts that several parts use: they may begin with different numbers of replicates, two at most, so that its first look is there twice. The
    /// count must not depend on what was extended since, or all other bounds would have been allowed more than their share.
    /// </summary>
    public static readonly double OfShared = 1 + Looks.Share(1);

    /// <summary>One bound of one sample.</summary>
    public static Premises One { get; } = new(1, ImmutableDictionary<(object Of, Side Side), int>.Empty);

    /// <summary>All of them.</summary>
    public double Count => Own + Common.Values.Sum(parts => parts == 1 ? 1 : OfShared);

    /// <summary>One bound of a sample of something that other parts may have samples of too.</summary>
    public static Premises InCommon(object of, Side side) => new(0, One.Common.Add((of, side), 1));

    /// <summary>What all of these rest on together.</summary>
    public static Premises All(IEnumerable<Premises> premises)
    {
        Premises[] all = [.. premises];
        return Sharing(all.Length, all);
    }

    /// <summary>What any <paramref name="count"/> of these rest on together, whichever they are.</summary>
    public static Premises OfAny(int count, IEnumerable<Premises> premises)
    {
        Premises[] all = [.. premises];
        var sharing = Sharing(count, all);
        var apart = new Premises((int)Math.Ceiling(all.Select(p => p.Count).OrderDescending().Take(count).Sum()), One.Common);
        return apart.Count < sharing.Count ? apart : sharing;
    }

    private static Premises Sharing(int count, Premises[] all) => new(
        all.Select(p => p.Own).OrderDescending().Take(count).Sum(),
        all.SelectMany(p => p.Common).GroupBy(c => c.Key, c => c.Value).ToImmutableDictionary(g => g.Key, g => g.OrderDescending().Take(count).Sum()));
}
