namespace PlantNSeek.Cli;

/// <summary>The one place that ties the commands to the libraries.</summary>
internal static class Wiring
{
    /// <summary>The real work.</summary>
    public static Work Work { get; } = new(["quick", "paper"], Reproduce, TrainingStep.Measure);

    private static ReproduceOutcome Reproduce(ReproduceRequest request, IProgress<Experiments.ReproductionProgress> progress, CancellationToken cancel) =>
        throw new NotSupportedException("the experiments are not part of this build");
}
