using System.Collections.Immutable;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Recovery;

/// <summary>
/// How a found set agrees with the true one over some tensors, and what random masks that keep as many parameters <em>of each tensor</em>
/// would agree with it. Every ratio is 1 where both sets are empty and 0 where only one of them is, so none is ever undefined.
/// </summary>
/// <remarks>
/// A mask's layer densities alone decide much of what it hits: a small last layer holds most of a ticket, and whoever keeps much of it hits much.
/// So chance is always layer by layer, weights and biases apart; what a random mask of the same size anywhere in the network would hit is in
/// <see cref="IgnoringLayers"/>, and says nothing of significance.
/// </remarks>
public sealed class OverlapCounts : IEquatable<OverlapCounts>
{
    private readonly Lazy<HitDistribution> _chance;

    /// <param name="tensors">The tensors, in any order.</param>
    /// <exception cref="ArgumentException">Counts of a tensor contradict each other; the message names the tensor's number and its counts.</exception>
    public OverlapCounts(IEnumerable<TensorCounts> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Tensors = [.. tensors];
        for (var t = 0; t < Tensors.Length; t++)
        {
            var (population, truth, found, hits) = Tensors[t];
            if (Math.Min(Math.Min(population, truth), Math.Min(found, hits)) < 0 || Math.Max(truth, found) > population || hits > Math.Min(truth, found) || hits < (long)truth + found - population)
            {
                throw new ArgumentException(FormattableString.Invariant($"tensor {t} has {population} parameters, {truth} planted, {found} kept, {hits} both, which cannot be"), nameof(tensors));
            }
        }

        (Population, Truth, Found, Hits) = (Tensors.Sum(static t => t.Population), Tensors.Sum(static t => t.Truth), Tensors.Sum(static t => t.Found), Tensors.Sum(static t => t.Hits));
        _chance = new Lazy<HitDistribution>(() => HitDistribution.Of(Tensors.Select(static t => t.Chance)));
    }

    /// <summary>Tensor by tensor, and within the weights of a convolution tap by tap.</summary>
    public ImmutableArray<TensorCounts> Tensors { get; }

    /// <summary>Parameters that could have been kept.</summary>
    public int Population { get; }

    /// <summary>Parameters of the planted ticket.</summary>
    public int Truth { get; }

    /// <summary>Parameters kept.</summary>
    public int Found { get; }

    /// <summary>Parameters of the ticket that were kept.</summary>
    public int Hits { get; }

    /// <summary>The part of what was kept that is of the ticket.</summary>
    public double Precision => PrecisionAt(Hits);

    /// <summary>The part of the ticket that was kept.</summary>
    public double Recall => RecallAt(Hits);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => F1At(Hits);

    /// <summary>What both hold, of what either holds.</summary>
    public double Jaccard => JaccardAt(Hits);

    /// <summary>The number of hits of a random mask that keeps as many parameters of each tensor.</summary>
    public HitDistribution Chance => _chance.Value;

    /// <summary>Expected hits of such a mask.</summary>
    public double ChanceHits => Tensors.Sum(static t => t.Chance.Mean);

    /// <summary>Expected precision of such a mask.</summary>
    public double ChancePrecision => Ratio(ChanceHits, Found);

    /// <summary>Expected recall of such a mask.</summary>
    public double ChanceRecall => Ratio(ChanceHits, Truth);

    /// <summary>How many times as much of the ticket was kept as such masks keep on average; infinite where they keep none and this one does, 1 where neither does.</summary>
    public double RecallOverChance => ChanceHits > 0 ? Hits / ChanceHits : Hits > 0 ? double.PositiveInfinity : 1;

    /// <summary>Expected F1 of such a mask.</summary>
    public double ChanceF1 => Ratio(2 * ChanceHits, (double)Found + Truth);

    /// <summary>Expected Jaccard index of such a mask.</summary>
    public double ChanceJaccard => Chance.Expected(JaccardAt);

    /// <summary>The exact probability that such a mask hits at least as much; 0 where it is below about 1e-308.</summary>
    public double PValue => Chance.AtLeast(Hits);

    /// <summary>
    /// The number of hits of a random mask that keeps as many parameters anywhere in the network, whatever the layers; no measure of
    /// significance, since it takes layer densities for knowledge of the ticket.
    /// </summary>
    public Hypergeometric IgnoringLayers => new(Population, Truth, Found);

    /// <summary>Whether all tensors have the same counts.</summary>
    public bool Equals(OverlapCounts? other) => other is not null && Tensors.AsSpan().SequenceEqual(other.Tensors.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OverlapCounts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tensors.Length, Population, Truth, Found, Hits);

    private double PrecisionAt(int hits) => Ratio(hits, Found);

    private double RecallAt(int hits) => Ratio(hits, Truth);

    private double F1At(int hits) => Ratio(2.0 * hits, (double)Found + Truth);

    private double JaccardAt(int hits) => Ratio(hits, (double)Found + Truth - hits);

    private double Ratio(double part, double whole) => Truth == 0 && Found == 0 ? 1 : whole == 0 ? 0 : part / whole;
}
