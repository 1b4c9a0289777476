using System.Collections.Immutable;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Recovery;

/// <summary>
/// Whether a seeker found more than its layer densities, judged over replicates. Each of shuffle, reinitialisation and random mask must be
/// beaten with significance; since all three must, no correction for the three tests is due. Many seekers side by side are many tests all the same:
/// <see cref="Together"/> corrects for them. Score inversion is compared but does not decide: not every seeker has one, and a bad ranking can be bad
/// both ways.
/// </summary>
public sealed record SanityVerdict
{
    /// <summary>The significance each check is held to unless another is given.</summary>
    public const double DefaultSignificance = 0.05;

    private static readonly SanityCheck[] Deciding = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask];

    private SanityVerdict(SanityFinding finding, ImmutableArray<SanityComparison> comparisons) => (Finding, Comparisons) = (finding, comparisons);

    /// <summary>What the checks say of this seeker, were it the only one that is judged.</summary>
    public SanityFinding Finding { get; }

    /// <summary>The probability of being so far above shuffle, reinitialisation and random mask alike where one of them is as good as the ticket: the largest of their p-values.</summary>
    public double PValue => Comparisons.Where(static c => Deciding.Contains(c.Check)).Max(static c => c.PValue);

    /// <summary>What the checks say of several seekers (or densities) that are judged side by side, with Holm's correction.</summary>
    /// <param name="verdicts">All that are judged together.</param>
    /// <param name="significance">The largest probability with which any of them may be said to be more without being it, in (0, 1).</param>
    /// <returns>A finding for each; too few replicates where all wins would not be enough beside so many others.</returns>
    public static IReadOnlyList<SanityFinding> Together(IReadOnlyList<SanityVerdict> verdicts, double significance = DefaultSignificance)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        Guard.InRange(significance, double.Epsilon, 1 - 1e-12);
        var adjusted = HolmCorrection.Adjusted([.. verdicts.Select(static v => v.PValue)]);
        return
        [
            .. verdicts.Select((verdict, i) => adjusted[i] <= significance ? SanityFinding.MoreThanLayerDensities
                : SignTest.WinsNeeded(verdict.Comparisons[0].Replicates, significance / verdicts.Count) is null ? SanityFinding.TooFewReplicates
                : SanityFinding.NoMoreThanLayerDensities),
        ];
    }

    /// <summary>Each check, in the order given.</summary>
    public ImmutableArray<SanityComparison> Comparisons { get; }

    /// <summary>Judges the scores of tickets and of their checks after training.</summary>
    /// <param name="tickets">The tickets' weak scores, one a replicate.</param>
    /// <param name="checks">The checks' weak scores: shuffle, reinitialisation and random mask, and perhaps score inversion.</param>
    /// <param name="higherIsBetter">True for accuracies, false for errors.</param>
    /// <param name="significance">The largest p-value that counts as beaten, in (0, 1).</param>
    /// <exception cref="ArgumentException">A check is missing or given twice, has another number of replicates, or a score is NaN.</exception>
    public static SanityVerdict Of(
        ReadOnlySpan<double> tickets, IReadOnlyList<SanityScores> checks, bool higherIsBetter, double significance = DefaultSignificance)
    {
        ArgumentNullException.ThrowIfNull(checks);
        Guard.InRange(significance, double.Epsilon, 1 - 1e-12);
        foreach (var check in Enum.GetValues<SanityCheck>())
        {
            var given = checks.Count(scores => scores.Check == check);
            if (given > 1 || (given == 0 && Deciding.Contains(check)))
            {
                throw new ArgumentException($"the check {check} is given {given} times; it must be given once", nameof(checks));
            }
        }

        var comparisons = ImmutableArray.CreateBuilder<SanityComparison>(checks.Count);
        foreach (var scores in checks)
        {
            comparisons.Add(Compare(tickets, scores, higherIsBetter));
        }

        var finding = SignTest.UpperTail(tickets.Length, tickets.Length) > significance
            ? SanityFinding.TooFewReplicates
            : comparisons.All(c => c.PValue <= significance || !Deciding.Contains(c.Check))
                ? SanityFinding.MoreThanLayerDensities
                : SanityFinding.NoMoreThanLayerDensities;
        return new SanityVerdict(finding, comparisons.MoveToImmutable());
    }

    private static SanityComparison Compare(ReadOnlySpan<double> tickets, SanityScores scores, bool higherIsBetter)
    {
        Guard.SameLength(scores.Scores.Length, $"the scores of {scores.Check}", tickets.Length, "the tickets' scores");
        var wins = 0;
        for (var r = 0; r < tickets.Length; r++)
        {
            if (double.IsNaN(tickets[r]) || double.IsNaN(scores.Scores[r]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"in replicate {r} the ticket scores {tickets[r]} and {scores.Check} {scores.Scores[r]}; neither may be NaN"));
            }

            wins += (higherIsBetter ? tickets[r] > scores.Scores[r] : tickets[r] < scores.Scores[r]) ? 1 : 0;
        }

        return new SanityComparison(scores.Check, wins, tickets.Length, SignTest.UpperTail(wins, tickets.Length));
    }
}
