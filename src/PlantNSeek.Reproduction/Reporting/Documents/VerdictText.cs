namespace PlantNSeek.Reporting.Documents;

/// <summary>The words and signs of the verdicts.</summary>
internal static class VerdictText
{
    public static string Word(VerdictBadge verdict) => verdict switch
    {
        VerdictBadge.Reproduced => "Reproduced",
        VerdictBadge.Deviates => "Deviates",
        VerdictBadge.Undecided => "Undecided",
        VerdictBadge.NotTestable => "Not testable",
        _ => "Out of budget",
    };

    public static string Sign(VerdictBadge verdict) => verdict switch
    {
        VerdictBadge.Reproduced => "✓",
        VerdictBadge.Deviates => "≠",
        VerdictBadge.Undecided => "±",
        VerdictBadge.NotTestable => "–",
        _ => "…",
    };

    public static string CssClass(VerdictBadge verdict) => verdict switch
    {
        VerdictBadge.Reproduced => "reproduced",
        VerdictBadge.Deviates => "deviates",
        VerdictBadge.Undecided => "undecided",
        VerdictBadge.NotTestable => "not-testable",
        _ => "out-of-budget",
    };

    /// <summary>How often each verdict occurs, in the order of the enumeration; those that do not occur are left out.</summary>
    public static IEnumerable<(VerdictBadge Verdict, int Count)> Tally(IEnumerable<VerdictBadge> verdicts) =>
        verdicts.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));
}
