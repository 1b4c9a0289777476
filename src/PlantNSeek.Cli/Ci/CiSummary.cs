namespace PlantNSeek.Cli.Ci;

/// <summary>What a page of a CI system says of a command, beside its failures.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Outcome">The result, a sentence.</param>
/// <param name="Headings">Of the table.</param>
/// <param name="Rows">Its rows, as long as the headings.</param>
/// <param name="Remarks">Sentences below it.</param>
internal sealed record CiSummary(string Title, string Outcome, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Remarks);
