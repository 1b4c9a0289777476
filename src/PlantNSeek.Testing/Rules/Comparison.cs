using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Rules;

/// <summary>Says where two results differ first, or null where they do not.</summary>
internal static class Comparison
{
    /// <summary>Of the largest score, unless a network has a tolerance of its own; leaves room for sums in single precision and for no other answer.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Every number has the same bits, NaN those of NaN: whether numbers are finite is for another rule to tell.</summary>
    public static Violation? SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, ParameterLayout layout, string where)
    {
        if (expected.Length != actual.Length)
        {
            return Lengths(expected.Length, actual.Length, where);
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
            {
                return Differ(expected[i], actual[i], layout, i, where);
            }
        }

        return null;
    }

    /// <summary>Every number is within the tolerance of the largest; NaN and infinity are close to nothing.</summary>
    public static Violation? Close(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, ParameterLayout layout, string where, double tolerance = Tolerance)
    {
        if (expected.Length != actual.Length)
        {
            return Lengths(expected.Length, actual.Length, where);
        }

        // Of the finite ones: what differs by NaN or infinity is then never within the tolerance.
        var largest = 0.0;
        foreach (var value in expected)
        {
            largest = double.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * largest))
            {
                return Differ(expected[i], actual[i], layout, i, where);
            }
        }

        return null;
    }

    /// <summary>Both masks keep the same.</summary>
    public static Violation? Same(Mask expected, Mask? actual, ParameterLayout layout, string where)
    {
        if (expected.Equals(actual))
        {
            return null;
        }

        if (actual is null || actual.Length != expected.Length)
        {
            return new Violation($"a mask over {expected.Length} parameters{where}", actual is null ? "null" : $"one over {actual.Length}");
        }

        var first = Enumerable.Range(0, layout.Count).First(i => expected[i] != actual[i]);
        return new Violation(
            $"{layout.Describe(first)} {(expected[first] ? "kept" : "masked")}{where}", $"{(actual[first] ? "kept" : "masked")}; {actual} kept instead of {expected}");
    }

    private static Violation Lengths(int expected, int actual, string where) => new($"{expected} numbers{where}", $"{actual}");

    private static Violation Differ(double expected, double actual, ParameterLayout layout, int i, string where) =>
        new(FormattableString.Invariant($"{expected:G9} for {layout.Describe(i)}{where}"), FormattableString.Invariant($"{actual:G9}"));
}
