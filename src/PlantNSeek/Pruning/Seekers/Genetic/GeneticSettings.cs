namespace PlantNSeek.Pruning.Seekers.Genetic;

/// <summary>
/// The choices of <see cref="GeneticSeeker"/>. The operators are those of the source (Altmann et al., NCTA 2024); sizes and rates are
/// ours, so small that a run takes seconds.
/// </summary>
public sealed record GeneticSettings
{
    /// <summary>Masks that survive each generation, at least 1; as many children are made.</summary>
    public int Population { get; init; } = 50;

    /// <summary>Generations after the first, random one; at least 0.</summary>
    public int Generations { get; init; } = 100;

    /// <summary>Training samples that a mask is judged on, drawn once for the whole search; at least 1, at most all there are.</summary>
    public int Samples { get; init; } = 128;

    /// <summary>The share of the population, the best first, that may become parents; at least one mask.</summary>
    public double Parents { get; init; } = 0.3;

    /// <summary>The probability that a child has two parents.</summary>
    public double Recombination { get; init; } = 0.7;

    /// <summary>The largest share of the kept parameters that a mutation replaces; at least one is replaced.</summary>
    public double Mutation { get; init; } = 0.02;

    /// <summary>The probability that a child is a new random mask instead.</summary>
    public double Migration { get; init; } = 0.05;
}
