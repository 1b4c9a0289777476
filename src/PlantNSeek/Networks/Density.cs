using System.Globalization;

namespace PlantNSeek.Networks;

/// <summary>
/// The fraction of parameters kept, in [0, 1] (the papers' rho, which they call sparsity). <see cref="Sparsity"/> and
/// <see cref="Compression"/> are conversions.
/// </summary>
public readonly record struct Density : IComparable<Density>
{
    // 2^-52, of which a quotient of counts, and a fraction taken from 1, is off by a half at most.
    private const double Rounding = 1.0 / (1L << 52);

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside [0, 1] or not a number.</exception>
    public Density(double value)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"density is {value}; it must lie in [0, 1], as the fraction kept"));
        }

        Value = value;
    }

    /// <summary>Everything kept.</summary>
    public static Density Full => new(1);

    /// <summary>The fraction kept.</summary>
    public double Value { get; }

    /// <summary>The fraction removed, 1 - rho.</summary>
    public double Sparsity => 1 - Value;

    /// <summary>How many times smaller, 1 / rho; infinite at density 0.</summary>
    public double Compression => 1 / Value;

    /// <summary>The density at which <paramref name="kept"/> of <paramref name="total"/> parameters remain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no parameters, or more are kept than there are.</exception>
    public static Density OfCount(int kept, int total)
    {
        Guard.AtLeast(total, 1);
        return new((double)kept / total);
    }

    /// <summary>
    /// The exact number kept of <paramref name="total"/>: N - floor((1 - rho) N), computed as ceil((rho - 2^-52) N) in double. So what rounding adds to a
    /// density does not count: 0.8 of 50 is 40, and <see cref="OfCount"/> of k keeps k.
    /// </summary>
    public int Budget(int total) => (int)Math.Ceiling((Value - Rounding) * total);

    /// <inheritdoc/>
    public int CompareTo(Density other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Whether the left density keeps less.</summary>
    public static bool operator <(Density left, Density right) => left.Value < right.Value;

    /// <summary>Whether the left density keeps more.</summary>
    public static bool operator >(Density left, Density right) => left.Value > right.Value;

    /// <summary>Whether the left density keeps at most as much.</summary>
    public static bool operator <=(Density left, Density right) => left.Value <= right.Value;

    /// <summary>Whether the left density keeps at least as much.</summary>
    public static bool operator >=(Density left, Density right) => left.Value >= right.Value;
}
