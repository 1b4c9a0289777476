using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>A host with a planted ticket, and the receipt that tells where it is.</summary>
public sealed record PlantedNetwork
{
    /// <param name="host">The host with the ticket in it.</param>
    /// <param name="receipt">Where the ticket is; taken as it is, not checked against the host's parameters.</param>
    /// <exception cref="ArgumentException">The receipt's mask speaks of another number of parameters.</exception>
    /// <exception cref="ArithmeticException">A parameter does not fit into a float.</exception>
    public PlantedNetwork(DoubleNetwork host, Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(receipt);
        Guard.SameLength(receipt.Mask.Length, "the receipt's mask", host.Layout.Count, $"the layout of {host.Architecture}");
        (Host, Receipt, HostParameters) = (host, receipt, host.ToSingle());
        for (var i = 0; i < HostParameters.Length; i++)
        {
            if (!float.IsFinite(HostParameters[i]))
            {
                throw new ArithmeticException(
                    FormattableString.Invariant($"{host.Layout.Describe(i)} of the planted host is {host.Parameters[i]}; {(double.IsNaN(host.Parameters[i]) ? "it must be finite" : "a float must hold it (a clamped scale would)")}"));
            }
        }
    }

    /// <summary>The host with the ticket in it.</summary>
    public DoubleNetwork Host { get; }

    /// <summary>Where the ticket is.</summary>
    public Receipt Receipt { get; }

    /// <summary>The host's parameters rounded to float, for engine and pruners. Not to be changed.</summary>
    public float[] HostParameters { get; }

    /// <summary>
    /// How well |w|, the norm of a unit and its place tell what is planted, layer by layer (AUC with permutation p-value); part of
    /// the receipt, computed when asked for.
    /// </summary>
    /// <param name="seed">Seed of the permutation tests.</param>
    public ImmutableArray<LayerDetectability> Detect(ulong seed = 0) => Detectability.Of(this, seed);

    /// <summary>
    /// How far the ticket is from the target when single precision runs it. Of a deep network it may be nothing of the target any more, whatever
    /// <see cref="Receipt.Deviation"/> says; computed when asked for.
    /// </summary>
    /// <param name="inputs">Inputs of samples, <c>[samples, inputs]</c>, such as the task's.</param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public SingleRun RunInSingle(ReadOnlySpan<float> inputs) => SingleRun.Of(this, inputs);

    /// <summary>The ticket in the host: everything outside the mask is 0.</summary>
    public DoubleNetwork Ticket() => new(Host.Architecture, Receipt.Mask.Apply(Host.Parameters));

    /// <summary>The target as the host holds it: the ticket's units alone, with their scales taken back.</summary>
    public DoubleNetwork RecoverTarget()
    {
        var compact = Compact(Host, Receipt);
        var parameters = compact.Parameters.ToArray();
        foreach (var slice in compact.Layout.Slices)
        {
            for (var o = 0; o < slice.Rows; o++)
            {
                for (var i = 0; i < slice.Columns; i++)
                {
                    var source = slice.Kind == ParameterKind.Bias || slice.Layer == 0 ? 1 : Receipt.UnitScales[slice.Layer - 1][i];
                    parameters[slice.Offset + (o * slice.Columns) + i] *= source / Receipt.UnitScales[slice.Layer][o];
                }
            }
        }

        return new DoubleNetwork(compact.Architecture, parameters);
    }

    /// <summary>The masked host without the units that the ticket does not use: the target's widths, the host's scales.</summary>
    internal static DoubleNetwork Compact(DoubleNetwork host, Receipt receipt)
    {
        var layout = receipt.Target.Layout;
        var parameters = new double[layout.Count];
        foreach (var slice in layout.Slices)
        {
            for (var o = 0; o < slice.Rows; o++)
            {
                for (var i = 0; i < slice.Columns; i++)
                {
                    var unit = receipt.HostUnits[slice.Layer][o];
                    var index = slice.Kind == ParameterKind.Bias
                        ? host.Layout.BiasIndex(slice.Layer, unit)
                        : host.Layout.WeightIndex(slice.Layer, unit, slice.Layer == 0 ? i : receipt.HostUnits[slice.Layer - 1][i]);
                    parameters[slice.Offset + (o * slice.Columns) + i] = receipt.Mask[index] ? host.Parameters[index] : 0;
                }
            }
        }

        return new DoubleNetwork(receipt.Target.Architecture, parameters);
    }
}
