using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Documents.Html;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Hosts;
using PlantNSeek.Reporting.Figures.Verdicts;
using PlantNSeek.TestSupport.Snapshots;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class FigureSnapshots
{
    [Test, Spec("REPORT-002"), Spec("REPORT-009")]
    public Task DensityCurves_OfTwoPanels() => Verifier.Verify(DensityCurves.Draw(SmallReport.Curves).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-002")]
    public Task TaskSamples_OfTwoTasks() => Verifier.Verify(TaskSamples.Draw(SmallReport.Samples).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-006")]
    public Task TicketDiagram_OfThreeLayers() => Verifier.Verify(TicketDiagram.Draw(SmallReport.Ticket).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-002")]
    public Task LayerOverlap_OfTwoPruners() => Verifier.Verify(LayerOverlap.Draw(SmallReport.Overlap).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-002"), Spec("REPORT-023")]
    public Task DotRows_OfTwoSeekers() => Verifier.Verify(DotRows.Draw(SmallReport.Dots).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-002")]
    public Task ShareCurves_OfThreeSeries() => Verifier.Verify(ShareCurves.Draw(SmallReport.Shares).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-002"), Spec("REPORT-038")]
    public Task RoundCurves_OfTwoColumns() => Verifier.Verify(RoundCurves.Draw(SmallReport.Rounds).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-026")]
    public Task HostDiagram_OfTwoLayers() => Verifier.Verify(HostDiagram.Draw(SmallReport.Host).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-042")]
    public Task VerdictMatrix_OfTwoGroups() => Verifier.Verify(VerdictMatrix.Draw(SmallReport.Verdicts).ToFile().TrimEnd('\n'), "svg");

    [Test, Spec("REPORT-007"), Spec("REPORT-013")]
    public Task Markdown_OfASmallReport() => Verifier.Verify(MarkdownRenderer.Render(SmallReport.Document).TrimEnd('\n'), "md");

    [Test, Spec("REPORT-005"), Spec("REPORT-007"), Spec("REPORT-008")]
    public Task Html_OfASmallReport() => Verifier.Verify(HtmlRenderer.Render(SmallReport.Document).TrimEnd('\n'), "html");
}
