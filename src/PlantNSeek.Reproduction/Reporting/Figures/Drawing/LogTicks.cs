namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Logarithmic axes with decimal labels.</summary>
internal static class LogTicks
{
    private static readonly double[] s_steps = [1, 2, 5];

    /// <summary>An axis that holds all positive finite values with a little room, its ends at 1, 2 or 5 times a power of ten, and its ticks.</summary>
    public static (Axis Axis, IReadOnlyList<(double Value, string Label)> Ticks) Around(IEnumerable<double> values, double start, double end)
    {
        var positive = values.Where(v => double.IsFinite(v) && v > 0).DefaultIfEmpty(1).ToArray();
        var round = Round().ToArray();
        var first = Math.Clamp(Array.FindLastIndex(round, r => r.Value * 1.1 <= positive.Min()), 0, round.Length - 2);
        var last = Array.FindIndex(round, r => r.Value >= positive.Max() * 1.1);
        last = Math.Max(last < 0 ? round.Length - 1 : last, first + 1);
        var shown = round[first..(last + 1)];
        var decades = shown.Where(r => r.IsDecade).ToArray();
        var every = decades.Length switch { <= 6 => 1, <= 11 => 2, _ => 3 };
        var ticks = decades.Length >= 2 ? decades.Where((_, i) => i % every == 0) : shown;
        return (new Axis(shown[0].Value, shown[^1].Value, start, end, IsLogarithmic: true), [.. ticks.Select(t => (t.Value, Label(t.Value, t.Exponent)))]);
    }

    /// <summary>The round numbers from one value to another: 1, 2 and 5 times powers of ten.</summary>
    public static IEnumerable<double> Between(double from, double to) => Round().Select(r => r.Value).Where(v => v >= from && v <= to);

    private static IEnumerable<(double Value, bool IsDecade, int Exponent)> Round() =>
        Enumerable.Range(-9, 19).SelectMany(e => s_steps.Select(s => (s * Decade.Power(e), s == 1, e)));

    private static string Label(double value, int exponent) =>
        exponent is >= -5 and <= 4 ? NumberText.Fixed(value, Math.Max(0, -exponent)) : FormattableString.Invariant($"{value / Decade.Power(exponent):0}e{exponent}");
}
