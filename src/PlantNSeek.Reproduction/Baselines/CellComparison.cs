using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Baselines;

/// <summary>A cell before and now.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="Before">As recorded.</param>
/// <param name="Now">As measured.</param>
/// <param name="WorseP">The p-value for having become worse, corrected for all cells that differ; 1 where the bits are the same.</param>
/// <param name="BetterP">Likewise for having become better.</param>
/// <param name="Verdict">What follows at <see cref="BaselineComparison.Level"/>.</param>
public sealed record CellComparison(string Subject, BaselineCell Before, BaselineCell Now, double WorseP, double BetterP, CellVerdict Verdict)
{
    /// <summary>The median over the networks, as recorded.</summary>
    public double MedianBefore => SampleStatistics.Median([.. Before.Values]);

    /// <summary>The median over the networks, as measured.</summary>
    public double MedianNow => SampleStatistics.Median([.. Now.Values]);

    /// <summary>How much larger the values are now: the median of the means of all pairs of differences (Hodges and Lehmann, 1963), the estimate that goes with the test. Infinite or NaN where values are.</summary>
    public double Difference
    {
        get
        {
            double[] differences = [.. Before.Values.Zip(Now.Values, static (b, n) => b.Equals(n) ? 0 : n - b)];
            return SampleStatistics.Median([.. from i in Enumerable.Range(0, differences.Length) from j in Enumerable.Range(0, i + 1) select 0.5 * (differences[i] + differences[j])]);
        }
    }

    /// <summary>Such as <c>circle at 0.1, accuracy after training, got worse: 0.93 before, 0.91 now, medians of 24 networks (p = 0.0003, Holm-corrected)</c>.</summary>
    public string Text => FormattableString.Invariant(
        $"{Before.Name}, got {(Verdict == CellVerdict.Better ? "better" : "worse")}: {MedianBefore:G5} before, {MedianNow:G5} now, medians of {Now.Values.Count} networks (p = {(Verdict == CellVerdict.Better ? BetterP : WorseP):G2}, Holm-corrected)");
}
