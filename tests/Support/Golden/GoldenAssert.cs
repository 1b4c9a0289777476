using NUnit.Framework;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>Compares values with those of the reference files.</summary>
internal static class GoldenAssert
{
    /// <summary>Within the tolerance times the largest of the set, as rounding errors are errors of sums.</summary>
    public static void Close(ReadOnlySpan<double> actual, double[] expected, double tolerance, string what)
    {
        double[] ours = [.. actual];
        Assert.That(ours, Has.Length.EqualTo(expected.Length), what);
        Assert.That(ours, Is.All.Matches<double>(double.IsFinite), what);
        var scale = expected.Max(Math.Abs);
        var worst = Enumerable.Range(0, expected.Length).MaxBy(i => Math.Abs(ours[i] - expected[i]));
        Assert.That(ours[worst], Is.EqualTo(expected[worst]).Within(tolerance * scale), $"{what}: entry {worst} of {expected.Length}, largest {scale}");
    }
}
