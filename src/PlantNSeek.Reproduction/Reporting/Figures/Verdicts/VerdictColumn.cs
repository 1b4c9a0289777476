using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Figures.Verdicts;

/// <summary>The verdicts on one claim.</summary>
/// <param name="Id">The claim's id, written above the column.</param>
/// <param name="Title">The claim in a few words, shown beside the pointer.</param>
/// <param name="Anchor">The anchor in the page that the column is a link to.</param>
/// <param name="Verdicts">One for each row.</param>
public sealed record VerdictColumn(string Id, string Title, string Anchor, IReadOnlyList<VerdictBadge> Verdicts);
