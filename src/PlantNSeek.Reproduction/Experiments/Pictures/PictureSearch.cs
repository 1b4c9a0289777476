using System.Collections.Immutable;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A search of edge-popup whose density falls in steps, as in the published program: equal ones find the same in the same network.</summary>
/// <param name="Scope">Whether layers compete with each other.</param>
internal sealed record PictureSearch(PruningScope Scope)
{
    /// <summary>A density, as a number of parameters of each layer for itself where each has its own.</summary>
    public ImmutableArray<double> Densities { get; init; } = [];

    /// <summary>What is kept in all; null where each layer has a density of its own.</summary>
    public int? Count { get; init; }

    /// <summary>Whether scores of biases begin 2.45 times wider than those of weights, as published (V12).</summary>
    public bool WidensBiasScores { get; init; }

    /// <summary>Whether the last epoch of each level has the learning rate 0, as published (V11).</summary>
    public bool CountsRatesFromOne { get; init; }

    /// <summary>The same search with the published scores and rates where a protocol has them.</summary>
    public PictureSearch Under(Protocol protocol) => this with { WidensBiasScores = protocol.WidensBiasScores, CountsRatesFromOne = protocol.CountsRatesFromOne };

    /// <summary>For all of the network, or for each of its layers by its size, so many parameters.</summary>
    public static PictureSearch Of(PruningScope scope, int count) => new(scope) { Count = count };

    /// <summary>For each layer a density of its own.</summary>
    public static PictureSearch OfLayers(IEnumerable<Density> densities) => new(PruningScope.PerLayer) { Densities = [.. densities.Select(static d => d.Value)] };

    /// <summary>What it keeps.</summary>
    public PruningBudget Budget => Count is { } count ? PruningBudget.Keep(count) : PruningBudget.AtEach([.. Densities.Select(static d => new Density(d))]);

    /// <summary>Seeks in a random network, or in one with other parameters.</summary>
    public FoundPicture In(PictureScenario scenario, float[]? parameters, CancellationToken cancel)
    {
        var settings = scenario.Task.Settings;
        var seeker = new EdgePopupSeeker(new EdgePopupSettings
        {
            Scope = Scope,
            Epochs = settings.Levels * settings.LevelEpochs,
            AnnealingPeriod = settings.LevelEpochs,
            Annealing = DensitySchedule.Exponential,
            LearningRate = new CosineAtEachLevel(settings.LevelEpochs, CountsRatesFromOne),
            BiasScores = WidensBiasScores ? BiasScores.Wide : BiasScores.LikeWeights,
            BatchSize = settings.SearchBatchSize,
        });
        var found = seeker.Seek(scenario.Seeking(Budget, augments: false, parameters), null, cancel);
        return new FoundPicture(found.Mask, found.Samples);
    }

    /// <summary>Whether both are the same search.</summary>
    public bool Equals(PictureSearch? other) => other is not null && (Scope, Count, WidensBiasScores, CountsRatesFromOne) == (other.Scope, other.Count, other.WidensBiasScores, other.CountsRatesFromOne) && Densities.AsSpan().SequenceEqual(other.Densities.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scope, Count, Densities.Length, WidensBiasScores, CountsRatesFromOne);
}
