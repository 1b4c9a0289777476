namespace PlantNSeek.Reporting.Figures.Verdicts;

/// <summary>What <see cref="VerdictMatrix"/> draws.</summary>
/// <param name="Id">Anchor and name of the file.</param>
/// <param name="Title">What the figure shows.</param>
/// <param name="Description">The same for those who cannot see it.</param>
/// <param name="Rows">Names of the rows, the protocols.</param>
/// <param name="Groups">The claims.</param>
public sealed record VerdictMatrixData(string Id, string Title, string Description, IReadOnlyList<string> Rows, IReadOnlyList<VerdictGroup> Groups);
