using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Recovery;

/// <summary>How many parameters of one tensor there are, are planted, are kept, and are both.</summary>
/// <param name="Population">Parameters that could have been kept.</param>
/// <param name="Truth">Parameters of the planted ticket.</param>
/// <param name="Found">Parameters kept.</param>
/// <param name="Hits">Parameters of the ticket that were kept.</param>
public readonly record struct TensorCounts(int Population, int Truth, int Found, int Hits)
{
    /// <summary>The number of hits of a random mask that keeps as many parameters of this tensor.</summary>
    public Hypergeometric Chance => new(Population, Truth, Found);
}
