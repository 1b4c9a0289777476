namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Linear axes with round ticks.</summary>
internal static class LinearTicks
{
    /// <summary>An axis over the values' range from <paramref name="start"/> to <paramref name="end"/>, and its ticks, two to five.</summary>
    public static (Axis Axis, IReadOnlyList<(double Value, string Label)> Ticks) Around(IEnumerable<double> values, double start, double end)
    {
        var all = values.DefaultIfEmpty(0).ToArray();
        var (from, to) = (all.Min(), all.Max());
        if (!(double.IsFinite(from) && double.IsFinite(to)))
        {
            throw new ArgumentOutOfRangeException(nameof(values), FormattableString.Invariant($"values range from {from} to {to}; both must be finite"));
        }

        if (to - from < 1e-6)
        {
            (from, to) = (from - 0.5, to + 0.5);
        }

        var (step, decimals) = Step(to - from);
        (from, to) = (Snap(from, Math.Floor(from / step) * step, to - from), Snap(to, Math.Ceiling(to / step) * step, to - from));
        var ticks = new List<(double, string)>();
        for (var i = Math.Ceiling((from / step) - 1e-9); i * step <= to + (1e-9 * step); i++)
        {
            ticks.Add((i * step, NumberText.Fixed(i * step, decimals).Replace('-', '−')));
        }

        return (new Axis(from, to, start, end, IsLogarithmic: false), ticks);
    }

    // An end that nearly reaches a round number reaches it: samples from [-1, 1] get the ticks -1 and 1.
    private static double Snap(double end, double round, double range) => Math.Abs(end - round) <= 0.1 * range ? round : end;

    private static (double Step, int Decimals) Step(double range)
    {
        for (var exponent = -7; ; exponent++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                var step = factor * Decade.Power(exponent);
                if (range / step <= 4.2)
                {
                    return (step, Math.Max(0, -exponent));
                }
            }
        }
    }
}
