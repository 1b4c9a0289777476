namespace PlantNSeek.Claims.Estimates;

/// <summary>A function of several numbers that rises or falls in each of them: its bounds are those at the worst corner of their bounds.</summary>
internal sealed class FunctionEstimate : Estimate
{
    private readonly Func<double[], double> _function;
    private readonly (Estimate Of, bool Rises)[] _arguments;

    /// <param name="function">Rises or falls in each argument, as said.</param>
    /// <param name="arguments">What it is a function of.</param>
    public FunctionEstimate(Func<double[], double> function, params (Estimate Of, bool Rises)[] arguments)
    {
        (_function, _arguments) = (function, arguments);
        Value = function([.. arguments.Select(a => a.Of.Value)]);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    // Equal infinities differ by nothing, also as bounds: what is at least a less what is at most a is at least 0.
    public static FunctionEstimate Difference(Estimate rising, Estimate falling) => new(x => Margins.Gain(x[0], x[1]), (rising, true), (falling, false));

    public static FunctionEstimate Quotient(Estimate rising, Estimate falling) => new(x => x[0] / x[1], (rising, true), (falling, false));

    public static FunctionEstimate Falling(Estimate of, Func<double, double> function) => new(x => function(x[0]), (of, false));

    public static FunctionEstimate Mean(IReadOnlyList<Estimate> of) => new(x => x.Sum() / x.Length, [.. of.Select(e => (e, true))]);

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        var bound = _function(Array.ConvertAll(_arguments, a => a.Of.Bound(a.Rises ? side : side.Opposite(), tail)));
        return double.IsNaN(bound) ? side.Nothing() : bound; // such as infinity less infinity
    }

    /// <inheritdoc/>
    public override Premises Premises(Side side) => Estimates.Premises.All(_arguments.Select(a => a.Of.Premises(a.Rises ? side : side.Opposite())));
}
