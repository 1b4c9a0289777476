using System.Xml.Linq;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class FigureProperties
{
    [PinnedProperty, Spec("REPORT-002")]
    public void DensityCurves_KeepsEveryMarkInsideItsFrame(double[] values, bool isError, double ticketScore)
    {
        var points = values.Select((v, i) => new CurvePoint(1.0 / (1 + (i * i)), v, v - Math.Abs(v), v + 1)).ToArray();
        var scale = isError ? ValueScale.Error : ValueScale.Accuracy;
        var data = SmallReport.Curves with
        {
            Panels = [new("score", scale, 0.003, ticketScore, [new("a", points), new("b", points), new("c", points)]), SmallReport.Curves.Panels[1]],
        };
        SvgReading.AssertInside(DensityCurves.Draw(data), "frame");
    }

    [PinnedProperty, Spec("REPORT-002"), Spec("REPORT-038")]
    public void RoundCurves_KeepsEveryMarkInsideItsFrame(double[] values, bool isError, double ticketScore, double found)
    {
        SharePoint[] points = [.. values.Select((v, i) => new SharePoint(i * i, v, v - Math.Abs(v), v + 1))];
        var column = SmallReport.Rounds.Columns[0] with { Scale = isError ? ValueScale.Error : ValueScale.Accuracy, TicketScore = ticketScore, Found = found, Curves = [new("a", points, points), new("b", points, [])] };
        SvgReading.AssertInside(RoundCurves.Draw(SmallReport.Rounds with { Columns = [column, SmallReport.Rounds.Columns[1]] }), "frame");
    }

    [Test, Spec("REPORT-002")]
    public void LayerOverlap_KeepsEveryMarkInsideItsFrame(
        [Values(0, 3, 1e9)] double kept, [Values(0, 4, 1e9)] double hit, [Values(0, 4)] double planted, [Values] OverlapMeasure measure)
    {
        var layers = Enumerable.Repeat(new LayerCount(200, planted, kept, hit), 9).ToArray();
        string[] densities = ["a", "b", "c", "d", "e"];
        var figure = LayerOverlap.Draw(SmallReport.Overlap with { Measure = measure, Cells = [.. densities.Select(d => new OverlapCell("Random", d, layers))] });
        SvgReading.AssertInside(figure, "bounds");
    }

    [PinnedProperty, Spec("REPORT-002")]
    public void TaskSamples_KeepsEveryMarkInsideItsFrame((FsCheck.NormalFloat X, FsCheck.NormalFloat Y)[] points)
    {
        var panel = new SamplePanel("t", "x", "y", ["a", "b"], [.. points.Select((p, i) => new SamplePoint(p.X.Item, p.Y.Item, i % 2))]);
        SvgReading.AssertInside(TaskSamples.Draw(SmallReport.Samples with { Panels = [panel] }), "frame");
    }

    [Test, Spec("REPORT-002")]
    public void DensityCurves_LeavesOutWhatIsNotFinite_AndBreaksTheCurveThere()
    {
        CurvePoint Point(double density, double mean) => new(density, mean, mean, mean);
        var panel = new DensityPanel("score", ValueScale.Accuracy, 0.01, null,
            [new("a", [Point(0.01, 0.1), Point(0.02, 0.2), Point(0.1, double.NaN), Point(0.2, 0.3), Point(0.5, 0.4), Point(1, double.PositiveInfinity)])]);
        var drawn = SvgReading.Panels(DensityCurves.Draw(SmallReport.Curves with { ColumnLabels = ["x"], Panels = [panel] }).ToFile()).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Descendants().Count(e => e.HasClass("point")), Is.EqualTo(4));
            Assert.That(drawn.Descendants().Count(e => e.HasClass("curve")), Is.EqualTo(2));
        }
    }

    [Test, Spec("REPORT-009")]
    public void DensityCurves_LabelsOfTheDensityAxisDoNotOverlap([Values(1.3e-4, 1.98e-4, 0.00224, 0.0052, 0.0099, 0.01, 0.0105, 0.1667, 0.2875, 0.45, 0.9)] double ticket)
    {
        var panel = SmallReport.Curves.Panels[0] with { TicketDensity = ticket, Curves = [] };
        var figure = DensityCurves.Draw(SmallReport.Curves with { ColumnLabels = ["a", "b", "c"], Panels = [panel, panel, panel], DensityTicks = [0.01, 0.011, 0.1, 0.45, 0.5, 0.9, 1] });
        foreach (var drawn in SvgReading.Panels(figure.ToFile()))
        {
            var bottom = drawn.Elements().Where(e => e.HasClass("frame")).Select(f => f.Number("y") + f.Number("height")).Single();
            var labels = drawn.Elements(SvgReading.Svg + "text").Where(t => t.Number("y") > bottom && t.HasClass("middle")).ToArray();
            var boxes = labels.Select(t => (Y: t.Number("y"), From: t.Number("x") - (t.Value.Length * 3.1), To: t.Number("x") + (t.Value.Length * 3.1))).ToArray();
            var overlaps = from a in boxes from b in boxes where a.Y == b.Y && a.From < b.From && b.From < a.To select (a, b);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(overlaps, Is.Empty);
                Assert.That(labels.Select(t => t.Value), Has.One.StartsWith("ticket "));
                Assert.That(labels, Has.Length.GreaterThanOrEqualTo(4));
            }
        }
    }

    [Test, Spec("REPORT-006")]
    public void Series_LookDifferentAlsoWithoutColour()
    {
        var curves = Enumerable.Range(0, 60).Select(i => new DensityCurve($"series {i:00}", [new(0.01, 0.5, 0.5, 0.5), new(1, 0.5, 0.5, 0.5)])).ToArray();
        var panel = SvgReading.Panels(DensityCurves.Draw(SmallReport.Curves with { ColumnLabels = ["a"], Panels = [SmallReport.Curves.Panels[0] with { Curves = curves }] }).ToFile()).Single();
        var lines = panel.Elements().Where(e => e.HasClass("curve")).Select(e => (string)e.Attribute("class")!).ToArray();
        var shapes = panel.Elements().Where(e => e.HasClass("point")).Where((_, i) => i % 2 == 0).Select(Shape).ToArray();
        var looks = lines.Zip(shapes).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(looks, Has.Length.EqualTo(60).And.Unique);
            Assert.That(looks.Take(30).Select(l => (l.First.Split(' ').Single(c => c.StartsWith("dash", StringComparison.Ordinal)), l.Second)), Is.Unique);
        }

        static string Shape(XElement point)
        {
            var mark = point.Elements().Single(e => e.HasClass("marker"));
            var corners = SvgReading.Corners(mark).ToArray();
            var (x, y) = (corners.Average(c => c.X), corners.Min(c => c.Y));
            return $"{mark.Name.LocalName} {corners.Length} {corners.Count(c => Math.Abs(c.X - x) < 0.1)} {corners.Count(c => c.Y - y < 0.1)}";
        }
    }

    [Test, Spec("REPORT-006")]
    public void TicketDiagram_TellsSignsWithoutColour()
    {
        var panel = SvgReading.Panels(TicketDiagram.Draw(SmallReport.Ticket).ToFile()).Single();
        var edges = panel.Elements().Where(e => e.HasClass("edge")).ToArray();
        var signs = panel.Elements().Where(e => e.HasClass("unit")).Select(u => u.Elements().Count(e => e.HasClass("sign"))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edges.Count(e => e.HasClass("negative")), Is.EqualTo(2).And.EqualTo(edges.Length - 2));
            Assert.That(signs, Is.EqualTo(new[] { 0, 0, 2, 0, 1, 1 }), "two strokes make a plus, one a minus");
        }
    }

    [Test, Spec("REPORT-011")]
    public void TicketDiagram_RefusesAnEdgeThatDoesNotFit()
    {
        var network = SmallReport.Ticket.Networks[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Draw(network with { Edges = [new(0, 0, 3, 1)] }), Throws.ArgumentException.With.Message.Contains("0 to 3").And.Message.Contains("2-3-1"));
            Assert.That(() => Draw(network with { Biases = [[1], [1]] }), Throws.ArgumentException.With.Message.Contains("1 biases").And.Message.Contains("3 neurons"));
        }

        static SvgFigure Draw(TicketNetwork network) => TicketDiagram.Draw(SmallReport.Ticket with { Networks = [network] });
    }

    [TestCase(0.00524271845, "0.00524"), TestCase(0.981, "0.981"), TestCase(130, "130"), TestCase(0, "0"), TestCase(-0.25, "-0.25"), TestCase(9.999e-6, "0.00001")]
    [TestCase(3.14e-14, "3.14E-14"), TestCase(123456, "123000"), TestCase(double.NaN, "n/a"), TestCase(double.PositiveInfinity, "infinite"), Spec("REPORT-014")]
    public void NumberText_IsAPlainDecimal(double value, string expected) => Assert.That(NumberText.Short(value), Is.EqualTo(expected));
}
