namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>What <see cref="HostDiagram"/> draws: a host with the ticket that was planted in it and the mask that was found.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Widths">Neurons of each layer, the input first.</param>
/// <param name="Edges">Every weight that is planted or found, once, in any order.</param>
/// <param name="Biases">Every bias that is planted or found, once, in any order.</param>
/// <param name="HasTruth">Whether the ticket is known; if not, everything is <see cref="EdgeOrigin.Found"/>.</param>
public sealed record HostDiagramData(string Id, string Title, string Description, IReadOnlyList<int> Widths, IReadOnlyList<HostEdge> Edges, IReadOnlyList<HostBias> Biases, bool HasTruth);
