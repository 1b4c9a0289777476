namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Powers of ten.</summary>
internal static class Decade
{
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
