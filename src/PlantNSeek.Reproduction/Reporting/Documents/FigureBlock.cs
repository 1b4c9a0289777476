using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents;

/// <summary>A figure, numbered by its place.</summary>
/// <param name="Figure">The drawing; its id is the anchor and names its file.</param>
/// <param name="Caption">What to see in it.</param>
/// <param name="Command">The command that makes it again; empty for none.</param>
/// <param name="Data">The numbers behind it, folded away below.</param>
public sealed record FigureBlock(SvgFigure Figure, string Caption, string Command, ReportTable? Data = null) : ReportBlock
{
    /// <summary>How many of the runs behind it were recomputed now; empty for nothing to say.</summary>
    public string Evidence { get; init; } = "";
}
