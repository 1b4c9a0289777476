using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>One planted network with everything that was sought in it.</summary>
public sealed record ScenarioResult : ExperimentResult
{
    /// <summary>Weights of the host in each layer.</summary>
    public required IReadOnlyList<int> HostWeights { get; init; }

    /// <summary>Biases of the host in each layer.</summary>
    public required IReadOnlyList<int> HostBiases { get; init; }

    /// <summary>Planted weights in each layer.</summary>
    public required IReadOnlyList<int> PlantedWeights { get; init; }

    /// <summary>Planted biases in each layer.</summary>
    public required IReadOnlyList<int> PlantedBiases { get; init; }

    /// <summary>The ticket's own density as the protocol counts it.</summary>
    public required double TicketDensity { get; init; }

    /// <summary>
    /// The target's score on the test data, what a perfect pruner could reach without training. Under Fair it is measured by the
    /// same rule as everything else; the published programs compare with the target's outputs as they are.
    /// </summary>
    public required double TicketScore { get; init; }

    /// <summary>The target's score with its outputs as they are.</summary>
    public required double TicketScoreUnscaled { get; init; }

    /// <summary>Largest deviation of the masked host, divided by its output scales, from the target, relative to the target.</summary>
    public required double PlantingDeviation { get; init; }

    /// <summary>The same deviation as single precision runs the masked host; absent where it was not measured.</summary>
    public double? PlantingDeviationInSingle { get; init; }

    /// <summary>Share of the samples on which the masked host's largest output is the target's, scales left in; absent where it was not measured.</summary>
    public double? PlantingAgreement { get; init; }

    /// <summary>For each layer, the AUC with which |w| tells planted from unplanted weights; empty, like the three below, but for singleshot.</summary>
    public IReadOnlyList<double> MagnitudeAuc { get; init; } = [];

    /// <summary>For each layer, the permutation p-value of that AUC.</summary>
    public IReadOnlyList<double> MagnitudeAucP { get; init; } = [];

    /// <summary>For each layer, the AUC with which a unit's norm tells the ticket's units from others; NaN for the outputs.</summary>
    public IReadOnlyList<double> UnitNormAuc { get; init; } = [];

    /// <summary>For each layer, the AUC with which a unit's place tells the ticket's units from others; NaN for the outputs.</summary>
    public IReadOnlyList<double> UnitIndexAuc { get; init; } = [];

    /// <summary>What the pruners found; the dense network is listed once for each, trained once.</summary>
    public required IReadOnlyList<RunResult> Runs { get; init; }

    /// <summary>The controls: the planted mask itself, one of its size that holds nothing of it, and the planted mask with random padding.</summary>
    public required IReadOnlyList<RunResult> Controls { get; init; }

    /// <summary>How the weights that a run keeps agree with the planted ones, layer by layer.</summary>
    public OverlapCounts Weights(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new OverlapCounts(HostWeights.Select((host, l) => new TensorCounts(host, PlantedWeights[l], run.KeptWeights[l], run.WeightHits[l])));
    }

    /// <summary>Whether this scenario has a run of the pruner at the density.</summary>
    public bool Has(string pruner, string density) => Runs.Any(r => r.Pruner == pruner && r.Density == density);

    /// <summary>The run of one pruner at one density.</summary>
    /// <exception cref="ArgumentException">There is no such run.</exception>
    public RunResult Run(string pruner, string density) => Runs.FirstOrDefault(r => r.Pruner == pruner && r.Density == density)
        ?? throw new ArgumentException($"{Key} has no run of {pruner} at density {density}");
}
