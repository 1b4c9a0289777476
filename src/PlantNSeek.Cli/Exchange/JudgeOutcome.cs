using PlantNSeek.Judging;

namespace PlantNSeek.Cli.Exchange;

/// <summary>The result of judging.</summary>
/// <param name="Judgements">The judgements.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record JudgeOutcome(Judgements Judgements, IReadOnlyList<string> ReportFiles);
