namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>A weight of a host that was planted, found or both.</summary>
/// <param name="Layer">Zero-based weight layer: it joins neuron layers <c>Layer</c> and <c>Layer + 1</c>.</param>
/// <param name="From">Neuron of the layer it leaves.</param>
/// <param name="To">Neuron of the layer it enters.</param>
/// <param name="Weight">Its value in the host; where not all edges are drawn, those of the largest |weight| are.</param>
/// <param name="Origin">Ticket, mask or both.</param>
public readonly record struct HostEdge(int Layer, int From, int To, double Weight, EdgeOrigin Origin);
