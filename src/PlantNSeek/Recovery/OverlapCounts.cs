using PlantNSeek.Numerics;

namespace PlantNSeek.Recovery;

/// <summary>
/// How a found set agrees with the true one among <paramref name="Population"/> parameters. Every ratio is 1 where both sets are
/// empty and 0 where only one of them is, so none is ever undefined.
/// </summary>
/// <param name="Population">Parameters that could have been kept.</param>
/// <param name="Truth">Parameters of the planted ticket.</param>
/// <param name="Found">Parameters kept.</param>
/// <param name="Hits">Parameters of the ticket that were kept.</param>
public readonly record struct OverlapCounts(int Population, int Truth, int Found, int Hits)
{
    /// <summary>The part of what was kept that is of the ticket.</summary>
    public double Precision => PrecisionAt(Hits);

    /// <summary>The part of the ticket that was kept.</summary>
    public double Recall => RecallAt(Hits);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => F1At(Hits);

    /// <summary>What both hold, of what either holds.</summary>
    public double Jaccard => JaccardAt(Hits);

    /// <summary>The number of hits of a random mask that keeps as many parameters.</summary>
    public Hypergeometric Chance => new(Population, Truth, Found);

    /// <summary>Expected precision of a random mask that keeps as many parameters.</summary>
    public double ChancePrecision => Chance.Expected(PrecisionAt);

    /// <summary>Expected recall of a random mask that keeps as many parameters.</summary>
    public double ChanceRecall => Chance.Expected(RecallAt);

    /// <summary>Expected F1 of a random mask that keeps as many parameters.</summary>
    public double ChanceF1 => Chance.Expected(F1At);

    /// <summary>Expected Jaccard index of a random mask that keeps as many parameters.</summary>
    public double ChanceJaccard => Chance.Expected(JaccardAt);

    /// <summary>Natural logarithm of the exact probability that a random mask of that size hits at least as much.</summary>
    public double LogPValue => Chance.LogUpperTail(Hits);

    /// <summary>The exact probability that a random mask of that size hits at least as much; 0 where it underflows.</summary>
    public double PValue => Chance.UpperTail(Hits);

    private double PrecisionAt(int hits) => Ratio(hits, Found);

    private double RecallAt(int hits) => Ratio(hits, Truth);

    private double F1At(int hits) => Ratio(2.0 * hits, (double)Found + Truth);

    private double JaccardAt(int hits) => Ratio(hits, (double)Found + Truth - hits);

    private double Ratio(double part, double whole) => Truth == 0 && Found == 0 ? 1 : whole == 0 ? 0 : part / whole;
}
