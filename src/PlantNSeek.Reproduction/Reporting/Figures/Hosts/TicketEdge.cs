namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>A weight of a ticket.</summary>
/// <param name="Layer">Zero-based weight layer: it joins neuron layers <c>Layer</c> and <c>Layer + 1</c>.</param>
/// <param name="From">Neuron of the layer it leaves.</param>
/// <param name="To">Neuron of the layer it enters.</param>
/// <param name="Weight">Its value; the width drawn grows with the root of |weight| relative to the layer's largest.</param>
public readonly record struct TicketEdge(int Layer, int From, int To, double Weight);
