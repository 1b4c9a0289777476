using System.Collections.Immutable;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// What a bound rests on: whatever the true values are, there are bounds of single samples, at most this many, of which one must be wrong where
/// the bound is wrong. So when each of them is wrong with probability at most a, the bound is with probability at most a times their
/// number (the union bound), however the samples depend on each other.
/// </summary>
/// <param name="Own">Bounds of samples that no other part of the measure uses.</param>
/// <param name="Common">Bounds of samples that many parts use, such as the ticket's score, counted once however often they occur.</param>
internal sealed record Premises(int Own, ImmutableHashSet<(Estimate Sample, Side Side)> Common)
{
    /// <summary>One bound of one sample.</summary>
    public static Premises One { get; } = new(1, []);

    /// <summary>All of them.</summary>
    public int Count => Own + Common.Count;

    /// <summary>What all of these rest on together.</summary>
    public static Premises All(IEnumerable<Premises> premises)
    {
        Premises[] all = [.. premises];
        return new Premises(all.Sum(p => p.Own), Union(all));
    }

    /// <summary>What any <paramref name="count"/> of these rest on together, whichever they are.</summary>
    public static Premises OfAny(int count, IEnumerable<Premises> premises)
    {
        Premises[] all = [.. premises];
        var sharing = new Premises(all.Select(p => p.Own).OrderDescending().Take(count).Sum(), Union(all));
        var apart = new Premises(all.Select(p => p.Count).OrderDescending().Take(count).Sum(), []);
        return apart.Count < sharing.Count ? apart : sharing;
    }

    private static ImmutableHashSet<(Estimate Sample, Side Side)> Union(Premises[] all) => [.. all.SelectMany(p => p.Common)];
}
