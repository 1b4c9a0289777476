namespace PlantNSeek.Judging;

/// <summary>How well scores tell the planted parameters of one tensor, or of all, from the others.</summary>
/// <param name="Tensor">The tensor's name; <c>within tensors</c> for pairs of one tensor each, <c>all</c> for one ranking of the network.</param>
/// <param name="Count">Parameters that have a score.</param>
/// <param name="Planted">Those of them that are planted.</param>
/// <param name="Auroc">The probability that a planted one has the larger score than another one, ties counted half; 0.5 by chance. NaN where there is nothing to tell.</param>
/// <param name="AveragePrecision">The average precision; by chance <see cref="Chance"/>. NaN likewise, and within tensors.</param>
public sealed record ScoreSeparation(string Tensor, int Count, int Planted, double Auroc, double AveragePrecision)
{
    /// <summary>The average precision of random scores, about: the share of planted parameters.</summary>
    public double Chance => Count == 0 ? double.NaN : (double)Planted / Count;
}

/// <summary>What a mask of the largest scores is worth.</summary>
/// <param name="Density">The share of all parameters that it keeps.</param>
/// <param name="Kept">Parameters that it keeps.</param>
/// <param name="Recall">The share of the planted weights that it keeps.</param>
/// <param name="ChanceRecall">The same of random masks with as many weights in each tensor.</param>
/// <param name="Strong">The score on the host's parameters, by the host's protocol.</param>
/// <param name="Weak">The score after training; null where it was not asked for, or training diverged.</param>
public sealed record ScoredMask(double Density, int Kept, double Recall, double ChanceRecall, double Strong, double? Weak);

/// <summary>All that is known of a pruner's scores on a host whose ticket is known.</summary>
/// <param name="Name">The file of the scores.</param>
/// <param name="IsAccuracy">Whether <see cref="ScoredMask.Strong"/> is an accuracy, else a squared error.</param>
/// <param name="Separations">The whole network, pairs within tensors, and each tensor.</param>
/// <param name="Curve">Masks of growing density.</param>
public sealed record ScoreJudgement(string Name, bool IsAccuracy, IReadOnlyList<ScoreSeparation> Separations, IReadOnlyList<ScoredMask> Curve)
{
    /// <summary>The share of the planted weights from which on the ticket counts as held.</summary>
    public const double Held = 0.95;

    /// <summary>The smallest density of the curve from which on the masks hold at least <see cref="Held"/> of the planted weights; null where not even the densest one does.</summary>
    public double? CriticalDensity => Curve.Reverse().TakeWhile(static mask => mask.Recall >= Held).LastOrDefault()?.Density;

    /// <summary>The mean recall over the logarithm of the density, from the first mask of the curve to the last, by trapezoids.</summary>
    public double AreaUnderRecall => Area(static mask => mask.Recall);

    /// <summary>The same of random masks with as many weights in each tensor.</summary>
    public double ChanceArea => Area(static mask => mask.ChanceRecall);

    private double Area(Func<ScoredMask, double> of)
    {
        var (area, width) = (0.0, 0.0);
        foreach (var (one, next) in Curve.Zip(Curve.Skip(1)))
        {
            var step = Numerics.DeterministicMath.Log(next.Density / one.Density);
            (area, width) = (area + (0.5 * step * (of(one) + of(next))), width + step);
        }

        return area / width;
    }
}
