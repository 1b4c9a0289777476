using PlantNSeek.Claims;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>Which claims depend on weight decay.</summary>
internal static class DecayedClaims
{
    /// <summary>A row a claim that is asked once more and protocol; null where none was judged.</summary>
    public static ReportTable? Of(IReadOnlyList<Judgement> judgements)
    {
        TableCell[][] rows = [.. from repeat in judgements
            where repeat.Claim.Repeats is not null && IsJudged(repeat)
            let original = judgements.SingleOrDefault(j => j.Claim.Id == repeat.Claim.Repeats && j.Protocol == repeat.Protocol)
            where original is not null && IsJudged(original)
            select new TableCell[]
            {
                original.Claim.Id, original.Claim.Title, repeat.Protocol, ClaimTexts.Badge(original.Verdict), repeat.Claim.Id, ClaimTexts.Badge(repeat.Verdict), Depends(original.Verdict, repeat.Verdict),
            }];
        return rows.Length == 0 ? null : new ReportTable(
            "Which of the paper’s claims depend on decay: the verdict on the claim as the paper puts it, and on the same claim with weight decay in the training of the searches; it depends where both are decided and differ, and does not where both are decided and agree. The two are judged on different samples of planted networks, by the number of replicates that the table of parts gives",
            [new("claim"), new("title"), new("protocol"), new("without decay"), new("asked again as"), new("with decay"), new("depends on decay")],
            rows);
    }

    /// <summary>Whether a claim's answer depends on decay.</summary>
    public static string Depends(Verdict without, Verdict with) => !(IsDecided(without) && IsDecided(with)) ? "undecided" : without == with ? "no" : "yes";

    private static bool IsDecided(Verdict verdict) => verdict is Verdict.Reproduced or Verdict.Deviates;

    private static bool IsJudged(Judgement judgement) => IsDecided(judgement.Verdict) || judgement.Verdict == Verdict.Undecided;
}
