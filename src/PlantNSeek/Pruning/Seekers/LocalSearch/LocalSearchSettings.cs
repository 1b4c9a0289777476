namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>How a <see cref="LocalSearchSeeker"/> searches. The defaults are chosen for quality; <see cref="Quick"/> takes a small part of the time.</summary>
public sealed record LocalSearchSettings
{
    /// <summary>A search of a few seconds.</summary>
    public static LocalSearchSettings Quick { get; } = new() { Chains = 2, ChainMoves = 60_000, RefineCycles = 1, RefineMoves = 20_000, RefineSamples = 1024 };

    /// <summary>Searches that start from masks of their own, of which the best is refined; at least 1.</summary>
    public int Chains { get; init; } = 6;

    /// <summary>Moves of each of these searches; at least 0.</summary>
    public int ChainMoves { get; init; } = 150_000;

    /// <summary>Samples that these searches compare masks on; at least 1.</summary>
    public int ChainSamples { get; init; } = 512;

    /// <summary>
    /// Share of the budget that the searches may keep beyond it while they go on, at a price for each parameter; it is paid back at their end. Not below 0.
    /// </summary>
    public double Overdraft { get; init; } = 0.2;

    /// <summary>Moves made at the end from the best mask, on more samples; at least 0.</summary>
    public int RefineMoves { get; init; } = 40_000;

    /// <summary>How often these moves are made, each time from the best mask so far; at least 0.</summary>
    public int RefineCycles { get; init; } = 3;

    /// <summary>Samples of the end; at least 1.</summary>
    public int RefineSamples { get; init; } = 2048;

    /// <summary>By how much of the loss a move may increase it on average, at the start; not below 0.</summary>
    public double Hot { get; init; } = 0.1;

    /// <summary>The same at the start of searches that begin with another seeker's mask; not below 0. The hotter, the less is left of that mask.</summary>
    public double StartedHot { get; init; } = 0.03;

    /// <summary>The same when these searches end; above 0.</summary>
    public double Cold { get; init; } = 0.002;

    /// <summary>Heat at the start of the refinement; not below 0.</summary>
    public double Reheat { get; init; } = 0.01;

    /// <summary>Heat towards the end of the refinement, whose last tenth is without any; above 0.</summary>
    public double RefinedCold { get; init; } = 0.001;

    /// <summary>Share of the moves, in percent, that choose again all that a unit keeps; 0 … 100.</summary>
    public int RefitPercent { get; init; } = 5;

    /// <summary>
    /// Parameters that are searched for, at most: a larger budget is filled up with parameters that lead nowhere, which change nothing. At least 1.
    /// </summary>
    public int MostSearched { get; init; } = 2100;

    /// <summary>Rounds that a search reports.</summary>
    internal int Rounds => Chains + RefineCycles;

    internal void Check()
    {
        Guard.AtLeast(Chains, 1);
        Guard.AtLeast(ChainMoves, 0);
        Guard.AtLeast(ChainSamples, 1);
        Guard.AtLeast(RefineMoves, 0);
        Guard.InRange(Overdraft, 0, 1000);
        Guard.AtLeast(RefineCycles, 0);
        Guard.AtLeast(RefineSamples, 1);
        Guard.InRange(Hot, 0, 1e6);
        Guard.InRange(StartedHot, 0, 1e6);
        Guard.InRange(Cold, 1e-12, 1e6);
        Guard.InRange(RefinedCold, 1e-12, 1e6);
        Guard.InRange(Reheat, 0, 1e6);
        Guard.InRange(RefitPercent, 0, 100);
        Guard.AtLeast(MostSearched, 1);
    }
}
