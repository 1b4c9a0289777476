using System.Globalization;
using PlantNSeek.Claims.Held;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition;

/// <summary>What holds by proof or construction: looked at in every replicate, counted in no tally.</summary>
public static class HeldSection
{
    /// <summary>The section.</summary>
    public static ReportSection Of(IReadOnlyList<HeldJudgement> held) => new(
        "held",
        "What holds by proof or construction",
        [
            new ParagraphBlock("These are no findings, since no sample could refute them: they are requirements on the program, each with a test of its own, and are looked at in every replicate as well. None is counted among the claims."),
            new DefinitionsBlock([.. held.Select(h => new Definition(
                $"{h.Held.Id} {h.Held.Title}", $"{h.Held.Statement} By {(h.Held.Because == Ground.Proof ? "proof" : "construction")} ({h.Held.Source}; {string.Join(", ", h.Held.Requirements)})."))]),
            new TableBlock(new ReportTable(
                "What was looked at, the bound that every replicate must meet, and the value nearest to it or farthest beyond it",
                [new("statement"), new("protocol"), new("what is looked at"), new("must be", true), new("worst", true), new("outcome")],
                [.. from statement in held
                    from part in statement.Parts
                    select new TableCell[]
                    {
                        statement.Held.Id, part.Protocol, ClaimTexts.Quantity(part.Part), ClaimTexts.Threshold(part.Part),
                        part.Values.Count == 0 ? "–" : ClaimTexts.Number(part.Worst), Outcome(part),
                    }])),
        ]);

    /// <summary>Whether a part holds, in words: in how many replicates, or which of them violates it and by what.</summary>
    public static string Outcome(HeldPartJudgement part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Values.Count == 0 ? "not run"
            : part.Violations.Count == 0 ? part.Values.Count == 1 ? "holds in the one replicate" : string.Create(CultureInfo.InvariantCulture, $"holds in all {part.Values.Count} replicates")
            : string.Join("; ", part.Violations.Select(v => string.Create(
                CultureInfo.InvariantCulture, $"violated in replicate {v.Replicate} ({ClaimTexts.Number(v.Value)}, must be {ClaimTexts.Threshold(part.Part)})")));
    }
}
