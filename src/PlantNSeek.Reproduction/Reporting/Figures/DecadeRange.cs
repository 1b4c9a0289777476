namespace PlantNSeek.Reporting.Figures;

/// <summary>Whole powers of ten around positive values.</summary>
internal static class DecadeRange
{
    private const int Lowest = -9;
    private const int Highest = 9;

    /// <summary>Exponents of the smallest range of at least one decade that holds all positive finite values.</summary>
    public static (int From, int To) Of(IEnumerable<double> values)
    {
        var positive = values.Where(v => double.IsFinite(v) && v > 0).DefaultIfEmpty(1).ToArray();
        var (from, to) = (Highest - 1, Lowest + 1);
        while (from > Lowest && Power(from) > positive.Min())
        {
            from--;
        }

        while (to < Highest && Power(to) < positive.Max())
        {
            to++;
        }

        return (from, Math.Max(to, from + 1));
    }

    /// <summary>Ten to the exponent, as its literal would be.</summary>
    public static double Power(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power *= 10;
        }

        return exponent < 0 ? 1 / power : power;
    }
}
