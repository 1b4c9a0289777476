using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Baselines;

/// <summary>
/// A baseline held against a new measurement in the same networks. Each cell that differs is tested by <see cref="SignedRankTest"/> on its paired differences, one test for worse and one
/// for better, each family corrected by <see cref="HolmCorrection"/>: where nothing changed but chance, any cell is called worse at most once in a hundred comparisons with a baseline that
/// was not chosen for its values. One that replaced another since it was better was: it is likelier to be lucky, and what follows likelier to be called worse.
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

    /// <summary>What was recorded of each pruner that is measured now, by its name now.</summary>
    public required IReadOnlyDictionary<string, BaselineSubject> Recorded { get; init; }

    private int Gains { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="before">The baseline.</param>
    /// <param name="now">Measured in the same networks.</param>
    /// <param name="acceptsDeviations">Whether a rule that held may be violated as its contract says.</param>
    /// <exception cref="InvalidDataException">They were not measured in the same networks, or by the same ruler.</exception>
    public static BaselineComparison Of(Baseline before, Baseline now, bool acceptsDeviations = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        RequireSameRuler(before, now);
        var (losses, remarks, cells, gains) = (new List<(string, string)>(), new List<string>(), new List<(string Subject, BaselineCell Before, BaselineCell Now)>(), 0);
        var recorded = new Dictionary<string, BaselineSubject>();
        foreach (var subject in before.Subjects)
        {
            if (Same(subject, before, now) is not { } other)
            {
                losses.Add((subject.Name, "is in the baseline and not here"));
                continue;
            }

            recorded[other.Name] = subject;
            losses.AddRange(Lost(subject, other, acceptsDeviations).Select(text => (other.Name, text)));
            string[] gained = [.. Gained(subject, other)];
            gains += gained.Length;
            remarks.AddRange(gained.Select(text => $"{other.Name}: {text}"));
            foreach (var cell in subject.Cells.Where(_ => other.Failure is null))
            {
                if (Same(cell, other) is { } measured)
                {
                    cells.Add((other.Name, cell, measured));
                }
                else
                {
                    losses.Add((other.Name, $"{cell.Name}, was recorded in {cell.Values.Count} networks and is not known now"));
                }
            }
        }

        remarks.AddRange(now.Subjects.Where(s => !recorded.ContainsKey(s.Name)).Select(static s => $"{s.Name} is not in the baseline; --record writes one with it"));
        var tested = Tested(cells);
        remarks.AddRange(Untold(tested));
        return new BaselineComparison(tested, losses, remarks) { Gains = gains, Recorded = recorded };
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

    // By the type, for a second pruner of its name changes what it is called; else by the name, for a type may be called otherwise.
    private static BaselineSubject? Same(BaselineSubject subject, Baseline before, Baseline now) =>
        now.Subjects.FirstOrDefault(s => s.Type.Length > 0 && s.Type == subject.Type)
        ?? now.Subjects.FirstOrDefault(s => s.Name == subject.Name && (s.Type.Length == 0 || before.Subjects.All(b => b.Type != s.Type)));

    // A rule that held and is not tried any more is lost too: else a contract could be deleted.
    private static IEnumerable<string> Lost(BaselineSubject before, BaselineSubject now, bool acceptsDeviations)
    {
        foreach (var rule in before.Rules.Where(static rule => rule.Value == BaselineSubject.Holds).Select(static rule => rule.Key))
        {
            if (!now.Rules.TryGetValue(rule, out var outcome))
            {
                yield return $"rule {rule} held and is not tried now";
            }
            else if (outcome != BaselineSubject.Holds && !(acceptsDeviations && outcome == BaselineSubject.Deviates))
            {
                yield return $"rule {rule} held and is {outcome} now";
            }
        }

        if (before.Failure is null && now.Failure is { } failure)
        {
            yield return $"it could be measured and cannot be now: {failure}";
        }
    }

    private static IEnumerable<string> Gained(BaselineSubject before, BaselineSubject now)
    {
        foreach (var (rule, outcome) in before.Rules.Where(static rule => rule.Value is not (BaselineSubject.Holds or BaselineSubject.Untested)))
        {
            if (now.Rules.GetValueOrDefault(rule) == BaselineSubject.Holds)
            {
                yield return $"rule {rule} was {outcome} and holds now";
            }
        }

        if (before.Failure is not null && now.Failure is null)
        {
            yield return "it could not be measured and can be now";
        }
    }

    private static BaselineCell? Same(BaselineCell cell, BaselineSubject now) =>
        now.Cells.FirstOrDefault(c => c.Name == cell.Name && c.MoreIsBetter == cell.MoreIsBetter && c.Values.Count == cell.Values.Count);

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
        var differing = cells.Where(static cell => cell.Verdict != CellVerdict.SameBits).ToArray();
        var few = differing.Where(cell => differing.Length * SignedRankTest.Smallest(cell.Now.Values.Count) > Level).ToArray();
        if (few.Length > 0)
        {
            yield return $"{few.Length} of the {differing.Length} cells that differ have too few networks to tell whether they got worse, such as {few[0].Before.Name} with {few[0].Now.Values.Count}; record a baseline on more";
        }
    }
}
