using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Baselines;

/// <summary>
/// A baseline held against a new measurement in the same networks. Each cell that differs is tested by <see cref="SignedRankTest"/> on its paired differences, one test for worse and one
/// for better, each family corrected by <see cref="HolmCorrection"/>: where nothing changed but chance, any cell is called worse at most once in a hundred comparisons.
/// </summary>
public sealed class BaselineComparison
{
    /// <summary>The probability of calling any cell worse where none is, and likewise better.</summary>
    public const double Level = 0.01;

    private BaselineComparison(IReadOnlyList<CellComparison> cells, IReadOnlyList<(string Subject, string Text)> losses, IReadOnlyList<string> remarks) =>
        (Cells, Losses, Remarks) = (cells, losses, remarks);

    /// <summary>All cells that both have, in the baseline's order.</summary>
    public IReadOnlyList<CellComparison> Cells { get; }

    /// <summary>What is lost without a test: a rule that held, a search that ran, a pruner that was there.</summary>
    public IReadOnlyList<(string Subject, string Text)> Losses { get; }

    /// <summary>What else is to be said: newcomers, rules that are kept now, and what so few networks cannot tell.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Whether nothing got worse.</summary>
    public bool Passes => Losses.Count == 0 && Cells.All(static cell => cell.Verdict != CellVerdict.Worse);

    /// <summary>Whether nothing got worse and something better.</summary>
    public bool IsImprovement => Passes && (Cells.Any(static cell => cell.Verdict == CellVerdict.Better) || Gains > 0);

    private int Gains { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="before">The baseline.</param>
    /// <param name="now">Measured in the same networks.</param>
    /// <exception cref="InvalidDataException">They were not measured in the same networks, or by the same ruler.</exception>
    public static BaselineComparison Of(Baseline before, Baseline now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        RequireSameRuler(before, now);
        var (losses, remarks, cells, gains) = (new List<(string, string)>(), new List<string>(), new List<(string Subject, BaselineCell Before, BaselineCell Now)>(), 0);
        foreach (var subject in before.Subjects)
        {
            if (now.Subjects.FirstOrDefault(s => s.Name == subject.Name) is not { } other)
            {
                losses.Add((subject.Name, "is in the baseline and not here"));
                continue;
            }

            losses.AddRange(Lost(subject, other).Select(text => (subject.Name, text)));
            foreach (var text in Lost(other, subject).Where(_ => other.Failure is null))
            {
                gains++;
                remarks.Add($"{subject.Name}: better than recorded, where {text}");
            }

            cells.AddRange(other.Failure is null ? Pairs(subject, other) : []);
        }

        remarks.AddRange(now.Subjects.Where(s => before.Subjects.All(b => b.Name != s.Name)).Select(static s => $"{s.Name} is not in the baseline; --record writes one with it"));
        var tested = Tested(cells);
        remarks.AddRange(Untold(tested));
        return new BaselineComparison(tested, losses, remarks) { Gains = gains };
    }

    private static void RequireSameRuler(Baseline before, Baseline now)
    {
        if (before.Networks != now.Networks)
        {
            throw new InvalidDataException($"the baseline was measured in {before.Networks}, and this in {now.Networks}; --record writes another one");
        }

        if (!before.Ruler.SequenceEqual(now.Ruler))
        {
            var place = Enumerable.Range(0, Math.Max(before.Ruler.Count, now.Ruler.Count)).First(i => i >= before.Ruler.Count || i >= now.Ruler.Count || before.Ruler[i] != now.Ruler[i]);
            throw new InvalidDataException(
                $"the baseline is of version {before.Version} and this is {now.Version}, whose planted networks or scores are others: the library's own seeker has " +
                FormattableString.Invariant($"{before.Ruler.ElementAtOrDefault(place):R} there and {now.Ruler.ElementAtOrDefault(place):R} here (value {place + 1}); --record writes another baseline"));
        }
    }

    // What one has and the other has not any more.
    private static IEnumerable<string> Lost(BaselineSubject before, BaselineSubject now)
    {
        foreach (var (rule, outcome) in before.Rules.Where(static rule => rule.Value == BaselineSubject.Holds))
        {
            if (now.Rules.GetValueOrDefault(rule) is { } other && other != outcome)
            {
                yield return $"rule {rule} held and is {other} now";
            }
        }

        if (before.Failure is null && now.Failure is { } failure)
        {
            yield return $"it could be measured and cannot be now: {failure}";
        }
    }

    private static IEnumerable<(string, BaselineCell, BaselineCell)> Pairs(BaselineSubject before, BaselineSubject now)
    {
        foreach (var cell in before.Cells)
        {
            var other = now.Cells.FirstOrDefault(c => c.Name == cell.Name && c.MoreIsBetter == cell.MoreIsBetter && c.Values.Count == cell.Values.Count);
            yield return other is not null ? (before.Name, cell, other) : throw new InvalidDataException($"the baseline has {cell.Name} of '{before.Name}' in {cell.Values.Count} networks, which were not measured now; --record writes another one");
        }
    }

    private static List<CellComparison> Tested(List<(string Subject, BaselineCell Before, BaselineCell Now)> cells)
    {
        int[] differing = [.. Enumerable.Range(0, cells.Count).Where(i => !cells[i].Before.HasBitsOf(cells[i].Now))];
        var gains = differing.Select(i => Differences(cells[i].Before, cells[i].Now)).ToArray();
        var worse = HolmCorrection.Adjusted([.. gains.Select(static g => SignedRankTest.IsBelowZero(g))]);
        var better = HolmCorrection.Adjusted([.. gains.Select(static g => SignedRankTest.IsBelowZero([.. g.Select(static d => -d)]))]);
        var tested = cells.Select(static cell => new CellComparison(cell.Subject, cell.Before, cell.Now, 1, 1, CellVerdict.SameBits)).ToList();
        for (var k = 0; k < differing.Length; k++)
        {
            var verdict = worse[k] <= Level ? CellVerdict.Worse : better[k] <= Level ? CellVerdict.Better : CellVerdict.NotToldApart;
            tested[differing[k]] = tested[differing[k]] with { WorseP = worse[k], BetterP = better[k], Verdict = verdict };
        }

        return tested;
    }

    // Positive where a network got better. A training without a finite score is the worst difference there is.
    private static double[] Differences(BaselineCell before, BaselineCell now)
    {
        var sign = before.MoreIsBetter ? 1 : -1;
        return [.. before.Values.Zip(now.Values, (b, n) =>
            double.IsFinite(b) && double.IsFinite(n) ? sign * (n - b) : double.IsFinite(b) ? double.NegativeInfinity : double.IsFinite(n) ? double.PositiveInfinity : 0)];
    }

    private static IEnumerable<string> Untold(IReadOnlyList<CellComparison> cells)
    {
        var differing = cells.Count(static cell => cell.Verdict != CellVerdict.SameBits);
        var networks = cells.Select(static cell => cell.Now.Values.Count).DefaultIfEmpty(0).Min();
        if (differing * SignedRankTest.Smallest(networks) > Level)
        {
            yield return $"{networks} networks cannot tell whether any of the {differing} cells that differ got worse; record a baseline on more";
        }
    }
}
