namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>A bias of a host that was planted, found or both.</summary>
/// <param name="Layer">Zero-based layer of the bias: it belongs to neuron layer <c>Layer + 1</c>.</param>
/// <param name="Unit">Neuron of that layer.</param>
/// <param name="Origin">Ticket, mask or both.</param>
public sealed record HostBias(int Layer, int Unit, EdgeOrigin Origin);
