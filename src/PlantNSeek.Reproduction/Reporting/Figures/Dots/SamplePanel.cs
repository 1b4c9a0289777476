namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>One scatter plot of <see cref="TaskSamples"/>.</summary>
/// <param name="Title">The task.</param>
/// <param name="XLabel">Name of the horizontal axis.</param>
/// <param name="YLabel">Name of the vertical axis.</param>
/// <param name="Groups">Names of classes or coordinates; a single group gets no legend.</param>
/// <param name="Points">A few hundred dots.</param>
public sealed record SamplePanel(string Title, string XLabel, string YLabel, IReadOnlyList<string> Groups, IReadOnlyList<SamplePoint> Points);
