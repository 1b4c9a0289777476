using PlantNSeek.Numerics;

namespace PlantNSeek.Judging;

/// <summary>Counts what is done of judging, from any thread.</summary>
/// <param name="progress">Receives each step; may be null.</param>
/// <param name="total">Steps in all.</param>
internal sealed class JudgingSteps(IProgress<ReproductionProgress>? progress, int total) : IProgress<string>
{
    private int _done;

    /// <summary>A step is done.</summary>
    /// <param name="value">What it was.</param>
    public void Report(string value) => progress?.Report(new ReproductionProgress(Interlocked.Increment(ref _done), total, value));
}
