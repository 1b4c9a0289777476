using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>A pruner and its schedule as a seeker.</summary>
/// <param name="pruner">Gives the scores.</param>
/// <param name="settings">Rounds, schedule and selection; single shot where null.</param>
public sealed class ScoreSeeker(IPruner pruner, PruningSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>The pruner.</summary>
    public IPruner Pruner { get; } = pruner ?? throw new ArgumentNullException(nameof(pruner));

    /// <summary>Rounds, schedule and selection.</summary>
    public PruningSettings Settings { get; } = settings ?? new PruningSettings();

    /// <summary>The pruner's name, with the number of rounds where there are several: <c>SynFlow (100 rounds)</c>.</summary>
    public string Name => NameWith(Pruner);

    /// <inheritdoc/>
    public string InvertedName => NameWith(InvertedPruner.Of(Pruner));

    /// <inheritdoc/>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var network = new CountingNetwork(problem.Network);
        var mask = IterativePruning.Run(
            InvertedPruner.Of(Pruner, problem.Inverted), network, problem.Parameters, problem.PruningBatch, problem.Loss, problem.Budget, Settings, problem.Random, progress, cancellationToken);
        return new FoundTicket(mask) { Samples = network.Samples };
    }

    private string NameWith(IPruner scores) => Settings.Rounds == 1 ? scores.Name : $"{scores.Name} ({Settings.Rounds} rounds)";
}
