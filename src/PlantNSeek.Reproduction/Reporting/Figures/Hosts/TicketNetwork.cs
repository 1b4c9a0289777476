namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>A sparse network for <see cref="TicketDiagram"/>.</summary>
/// <param name="Title">The task, with its counts if wanted.</param>
/// <param name="Widths">Neurons of each layer, the input first.</param>
/// <param name="Edges">The weights that are not zero.</param>
/// <param name="Biases">For each layer after the input, the bias of each neuron; zero where there is none.</param>
public sealed record TicketNetwork(string Title, IReadOnlyList<int> Widths, IReadOnlyList<TicketEdge> Edges, IReadOnlyList<IReadOnlyList<double>> Biases);
