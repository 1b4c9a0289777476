using System.Runtime.CompilerServices;

namespace PlantNSeek;

/// <summary>Argument checks in one place; every message carries both values.</summary>
internal static class Guard
{
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength(int actual, string actualName, int expected, string expectedName)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{actualName} has {actual} entries; {expectedName} has {expected}");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below <paramref name="minimum"/>.</exception>
    public static void AtLeast(int value, int minimum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < minimum)
        {
            throw new ArgumentOutOfRangeException(name, $"{name} is {value}; it must be at least {minimum}");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside [minimum, maximum] or not a number.</exception>
    public static void InRange(double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= minimum && value <= maximum))
        {
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; it must lie in [{minimum}, {maximum}]"));
        }
    }
}
