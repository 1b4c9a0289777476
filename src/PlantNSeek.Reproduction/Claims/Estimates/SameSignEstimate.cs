namespace PlantNSeek.Claims.Estimates;

/// <summary>1 where two numbers are both at least 0 or both below it, else 0; neither is excluded as long as a sign is open.</summary>
internal sealed class SameSignEstimate(Estimate first, Estimate second) : Estimate
{
    /// <inheritdoc/>
    public override double Value { get; } = first.Value >= 0 == second.Value >= 0 ? 1 : 0;

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        var (one, two) = (Sign(first, tail), Sign(second, tail));
        return one is null || two is null ? side == Side.Lower ? 0 : 1 : one == two ? 1 : 0;
    }

    // A wrong answer needs one of the two signs to be wrong, and either sign is wrong on one side only: which one, the truth decides.
    /// <inheritdoc/>
    public override Premises Premises(Side side) => Estimates.Premises.All(new[] { first, second }.Select(Either));

    private static Premises Either(Estimate of)
    {
        var (lower, upper) = (of.Premises(Side.Lower), of.Premises(Side.Upper));
        return Estimates.Premises.All([lower, upper]) with { Own = Math.Max(lower.Own, upper.Own) };
    }

    private static bool? Sign(Estimate of, double tail) => of.Bound(Side.Lower, tail) >= 0 ? true : of.Bound(Side.Upper, tail) < 0 ? false : null;
}
