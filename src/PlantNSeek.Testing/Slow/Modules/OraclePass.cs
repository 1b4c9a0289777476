namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>One pass through a network: its parameters, what BatchNorm does, and the gradient that the way back adds up.</summary>
internal sealed class OraclePass(OracleModules modules, Dual[] parameters, NormalisationMode mode)
{
    public NormalisationMode Mode { get; } = mode;

    /// <summary>The derivative by each parameter; that by a running statistic is 0.</summary>
    public Dual[] Gradient { get; } = new Dual[modules.Count];

    /// <summary>The numbers of a tensor.</summary>
    public ReadOnlySpan<Dual> Values(OracleTensor tensor) => parameters.AsSpan(modules.OffsetOf(tensor.Name), tensor.Length);

    /// <summary>The derivative by each number of a tensor.</summary>
    public Span<Dual> GradientOf(OracleTensor tensor) => Gradient.AsSpan(modules.OffsetOf(tensor.Name), tensor.Length);
}
