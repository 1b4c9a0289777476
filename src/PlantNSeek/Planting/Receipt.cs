using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>All that is known about a planted ticket: where it is, by what factors it was written, and how exact it is.</summary>
public sealed record Receipt
{
    /// <summary>The network that was planted.</summary>
    public required DoubleNetwork Target { get; init; }

    /// <summary>How it was planted.</summary>
    public required PlantingOptions Options { get; init; }

    /// <summary>The ticket: the planted parameters that are not 0, in the host's layout.</summary>
    public required Mask Mask { get; init; }

    /// <summary><c>[layer][target unit]</c>: the unit of the host, as it is now, that computes the target unit. An output's is itself.</summary>
    public required ImmutableArray<ImmutableArray<int>> HostUnits { get; init; }

    /// <summary><c>[layer][target unit]</c>: the planted pre-activation is this positive number times the target's.</summary>
    public required ImmutableArray<ImmutableArray<double>> UnitScales { get; init; }

    /// <summary><c>[layer][target unit]</c>: how each unit was matched, before any hiding.</summary>
    public required ImmutableArray<ImmutableArray<UnitMatch>> Matches { get; init; }

    /// <summary>Weights of the ticket.</summary>
    public required int WeightCount { get; init; }

    /// <summary>Biases of the ticket.</summary>
    public required int BiasCount { get; init; }

    /// <summary>How exactly the ticket computes the target.</summary>
    public required TicketDeviation Deviation { get; init; }

    /// <summary>Each output of the ticket is this positive number times the target's.</summary>
    public ImmutableArray<double> OutputScales => UnitScales[^1];

    /// <summary>Largest |ticket / output scale - target| over a grid; see <see cref="Deviation"/> for more.</summary>
    public double LargestDeviation => Deviation.Largest;

    /// <summary>Units of the target, outputs included, that a search matched.</summary>
    public int MatchedUnits => Matches.Sum(layer => layer.Count(m => !m.IsFallback));

    /// <summary>Units of the target, outputs included, that were put where there was room.</summary>
    public int FallbackUnits => Matches.Sum(layer => layer.Count(m => m.IsFallback));
}
