namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>What <see cref="TicketDiagram"/> draws: networks side by side.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Networks">One to three, left to right.</param>
public sealed record TicketDiagramData(string Id, string Title, string Description, IReadOnlyList<TicketNetwork> Networks);
