using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition;

/// <summary>What the sweep found, in a few sentences.</summary>
internal static class Findings
{
    /// <summary>One a point; what the sweep says nothing of is left out.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Judgement> judgements, SweepResults results) =>
        [.. new[] { Holding(judgements), Turned(judgements), Artefacts(judgements), Open(judgements) }.Concat(Seekers(new Leaderboard(results))).Where(f => f.Length > 0)];

    /// <summary>A link to a claim.</summary>
    public static string Link(Claim claim) => $"[{claim.Id}](#{ClaimRow.AnchorOf(claim.Id)})";

    private static string Holding(IReadOnlyList<Judgement> judgements)
    {
        string Of(string protocol)
        {
            var judged = judgements.Where(j => j.Protocol == protocol && j.Verdict != Verdict.NotTestable).ToArray();
            int Count(Verdict verdict) => judged.Count(j => j.Verdict == verdict);
            return string.Create(CultureInfo.InvariantCulture, $"under {protocol} {Count(Verdict.Reproduced)} of {judged.Length} claims hold, {Count(Verdict.Deviates)} do not");
        }

        return $"{Capital(Of("Paper"))}; {Of("Fair")}; on the others too few replicates were run, or they lie on their threshold.";
    }

    private static string Turned(IReadOnlyList<Judgement> judgements)
    {
        var turned = Pairs(judgements).Where(p => IsDecided(p.Paper) && IsDecided(p.Fair) && p.Paper.Verdict != p.Fair.Verdict).ToArray();
        return turned.Length == 0 ? "" : "What the published programs do beyond the paper turns the answer to "
            + $"{string.Join("; ", turned.Select(p => $"{Link(p.Paper.Claim)} {p.Paper.Claim.Title} ({Word(p.Paper)} under Paper, {Word(p.Fair)} under Fair)"))}.";
    }

    private static string Artefacts(IReadOnlyList<Judgement> judgements)
    {
        var decided = judgements.Where(j => j.Artefacts.Any(a => a.Decides)).ToArray();
        return decided.Length == 0 ? "" : $"A [single choice](#artefacts) of the published programs alone decides {string.Join(", ", decided.Select(j => $"{Link(j.Claim)} {j.Claim.Title}"))}.";
    }

    private static string Open(IReadOnlyList<Judgement> judgements)
    {
        var open = Pairs(judgements).Where(p => p.Paper.Verdict == Verdict.Undecided || p.Fair.Verdict == Verdict.Undecided).ToArray();
        return open.Length == 0 ? "" : "Undecided under one protocol at least, so that other replicates could turn the answer: "
            + $"{string.Join(", ", open.Select(p => Link(p.Paper.Claim)))}.";
    }

    private static IEnumerable<string> Seekers(Leaderboard board)
    {
        if (board.Cells.Count == 0)
        {
            yield break;
        }

        var recalls = board.Seekers.Select(s => (Seeker: s, Recall: SampleStatistics.Median([.. board.Of(s).Select(c => c.RecallOverChance)]))).OrderBy(r => r.Recall).ToArray();
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Of the planted weights a seeker keeps, in the median over tasks and densities, {recalls[0].Recall:0.0#} ({recalls[0].Seeker}) to {recalls[^1].Recall:0.0#} ({recalls[^1].Seeker}) times as many as random masks with its layer densities.");
        var first = board.Of(board.Seekers[0]);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {board.Seekers.Count} seekers {board.Seekers[0]} finds most weak tickets, in {Leaderboard.Found(first)} of {first.Count} pairs of task and density; strong tickets are found in {board.Cells.Count(c => c.StrongMargin >= 0)} of {board.Cells.Count} triples of seeker, task and density ([the leaderboard](#leaderboard)).");
    }

    private static IEnumerable<(Judgement Paper, Judgement Fair)> Pairs(IReadOnlyList<Judgement> judgements) =>
        judgements.Where(j => j.Protocol == "Paper").Zip(judgements.Where(j => j.Protocol == "Fair"));

    private static bool IsDecided(Judgement judgement) => judgement.Verdict is Verdict.Reproduced or Verdict.Deviates;

    private static string Word(Judgement judgement) => VerdictText.Word(ClaimTexts.Badge(judgement.Verdict));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
