using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Exchange;

/// <summary>What <c>plant</c>, <c>seek</c> and <c>judge</c> do, apart from talking. Each stops with an <see cref="OperationCanceledException"/> and leaves no half-written file.</summary>
/// <param name="Plant">Plants a host, or a suite of them; returns what to say of it.</param>
/// <param name="Seek">Seeks a mask; returns what to say of it.</param>
/// <param name="Judge">Judges a mask, or a folder of them.</param>
internal sealed record ExchangeWork(
    Func<PlantRequest, IProgress<ReproductionProgress>, CancellationToken, IReadOnlyList<string>> Plant,
    Func<SeekRequest, IProgress<ReproductionProgress>, CancellationToken, IReadOnlyList<string>> Seek,
    Func<JudgeRequest, IProgress<ReproductionProgress>, CancellationToken, JudgeOutcome> Judge);
