namespace PlantNSeek.Claims.Estimates;

/// <summary>Which end of an interval.</summary>
internal enum Side
{
    /// <summary>The lower bound.</summary>
    Lower,

    /// <summary>The upper bound.</summary>
    Upper,
}

/// <summary>What both ends have in common.</summary>
internal static class Sides
{
    /// <summary>The other end.</summary>
    public static Side Opposite(this Side side) => side == Side.Lower ? Side.Upper : Side.Lower;

    /// <summary>The bound that says nothing.</summary>
    public static double Nothing(this Side side) => side == Side.Lower ? double.NegativeInfinity : double.PositiveInfinity;
}
