namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>What <see cref="TaskSamples"/> draws: scatter plots side by side.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Panels">One to four, left to right.</param>
public sealed record TaskSamplesData(string Id, string Title, string Description, IReadOnlyList<SamplePanel> Panels);
