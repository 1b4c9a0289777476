using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>A host with a planted ticket, the receipt that says where it is, and the samples that it was measured on.</summary>
public sealed class PlantedGraph
{
    private readonly double[] _inputs;

    /// <param name="host">The host with the ticket in it; its mask is not looked at.</param>
    /// <param name="receipt">Where the ticket is; taken as it is, not checked against the host's parameters.</param>
    /// <param name="inputs">The samples <c>[samples, channels, rows, columns]</c> that its deviation is of, on which hiding measures it again.</param>
    /// <exception cref="ArgumentException">The receipt's mask speaks of another number of parameters.</exception>
    public PlantedGraph(MaskedNetwork host, GraphReceipt receipt, ReadOnlySpan<double> inputs)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(receipt);
        Guard.SameLength(receipt.Mask.Length, "the receipt's mask", host.Parameters.Length, $"the layout of {host.Definition}");
        (Host, Receipt, _inputs, HostParameters) = (new MaskedNetwork(host.Definition, host.Parameters), receipt, inputs.ToArray(), host.ToSingle());
    }

    /// <summary>The host with the ticket in it, nothing masked.</summary>
    public MaskedNetwork Host { get; }

    /// <summary>Where the ticket is.</summary>
    public GraphReceipt Receipt { get; }

    /// <summary>The host's parameters rounded to float, for engines and pruners. Not to be changed.</summary>
    public float[] HostParameters { get; }

    /// <summary>The ticket in the host: everything outside its mask counts as 0.</summary>
    public MaskedNetwork Ticket() => new(Host.Definition, Host.Parameters, Receipt.Mask);

    /// <summary>The samples that the receipt's deviation is of.</summary>
    internal ReadOnlySpan<double> Inputs => _inputs;

    /// <summary>With counts, detectability and deviation of the host as it is now.</summary>
    internal static PlantedGraph Measured(MaskedNetwork host, GraphReceipt receipt, ReadOnlySpan<double> inputs) => new(
        host,
        receipt with
        {
            Tensors = TensorPlanting.Of(host, receipt.Mask),
            Deviation = GraphDeviation.Measure(
                new MaskedNetwork(host.Definition, host.Parameters, receipt.Mask), receipt.OutputScales.AsSpan(), receipt.Target, inputs, receipt.Options.Inputs),
        },
        inputs);
}
