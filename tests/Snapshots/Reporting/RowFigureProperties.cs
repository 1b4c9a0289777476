using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class RowFigureProperties
{
    [PinnedProperty, Spec("REPORT-002")]
    public void DotRows_KeepsEveryMarkInsideItsFrame(double[] values, bool isError, double reference, double found)
    {
        string[] rows = ["a", "b"];
        var dots = values.Select((v, i) => new Dot(rows[i % 2], SmallReport.Dots.Series[i % 3].Name, v, v, v)).ToArray();
        var panel = new DotPanel("t", "score", isError ? ValueScale.Error : ValueScale.Accuracy, reference, found, dots);
        SvgReading.AssertInside(DotRows.Draw(SmallReport.Dots with { Rows = rows, Panels = [panel, panel] }), "frame");
    }

    [PinnedProperty, Spec("REPORT-002")]
    public void ShareCurves_KeepsEveryMarkInsideItsFrame(double[] values, double reference)
    {
        var points = values.Select((v, i) => new SharePoint(1 + (i * i), v, v - Math.Abs(v), v + 1)).ToArray();
        var series = Enumerable.Range(0, 10).Select(i => new ShareSeries($"{i}", points, HasLine: i % 2 == 0, HasMarkers: i % 3 != 1)).ToArray();
        SvgReading.AssertInside(ShareCurves.Draw(SmallReport.Shares with { Series = series, Reference = reference }), "frame");
    }

    [Test, Spec("REPORT-023")]
    public void DotRows_HasTheBetterScoreFurtherRight([Values] ValueScale scale)
    {
        var (better, worse) = scale == ValueScale.Accuracy ? (0.9, 0.2) : (0.001, 0.1);
        Dot At(string row, double value) => new(row, "weak at 0.01", value, value, value);
        var panel = new DotPanel("t", "score", scale, null, (better + worse) / 2, [At("good", better), At("bad", worse)]);
        var drawn = SvgReading.Panels(DotRows.Draw(SmallReport.Dots with { Rows = ["good", "bad"], Panels = [panel] }).ToFile()).Single();
        var x = drawn.Descendants().Where(e => e.HasClass("marker")).Select(m => SvgReading.Corners(m).Average(c => c.X)).ToArray();
        var found = SvgReading.Corners(drawn.Elements().Single(e => e.HasClass("track"))).Select(c => c.X).ToArray();
        Assert.That(x[0], Is.GreaterThan(found[0]).And.LessThan(found[1]));
        Assert.That(x[1], Is.LessThan(found[0]));
    }

    [Test, Spec("REPORT-023")]
    public void DotRows_TellsStrongFromWeakWithoutColour()
    {
        var marks = SvgReading.Panels(DotRows.Draw(SmallReport.Dots).ToFile()).First().Descendants().Where(e => e.HasClass("marker")).ToArray();
        Assert.That(marks.Select(m => m.HasClass("outline")), Is.EqualTo(new[] { true, false, false }));
    }

    [Test, Spec("REPORT-009")]
    public void DotRows_LabelsOfAnAxisDoNotOverlap([Values(1e-7, 1e-5, 1e-3)] double smallest)
    {
        var panel = new DotPanel("t", "error", ValueScale.Error, smallest, null, [new("SynFlow", "weak at 0.01", 1, 1, 1)]);
        foreach (var drawn in SvgReading.Panels(DotRows.Draw(SmallReport.Dots with { Panels = [panel, panel, panel, panel] }).ToFile()))
        {
            var labels = drawn.Elements(SvgReading.Svg + "text").Where(t => t.HasClass("muted") && t.HasClass("middle")).ToArray();
            var boxes = labels.Select(t => (From: t.Number("x") - (t.Value.Length * 3.1), To: t.Number("x") + (t.Value.Length * 3.1))).ToArray();
            Assert.That(from a in boxes from b in boxes where a.From < b.From && b.From < a.To select (a, b), Is.Empty);
            Assert.That(labels, Has.Length.GreaterThanOrEqualTo(2));
        }
    }

    [Test, Spec("REPORT-011")]
    public void Figures_RefuseWhatDoesNotFit()
    {
        var stray = SmallReport.Dots.Panels[0] with { Dots = [new("nobody", "weak at 0.01", 0.5, 0.5, 0.5)] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => DotRows.Draw(SmallReport.Dots with { Panels = [stray] }), Throws.ArgumentException.With.Message.Contains("'nobody'"));
            Assert.That(() => DotRows.Draw(SmallReport.Dots with { Rows = [], Panels = [] }), Throws.ArgumentException.With.Message.Contains("0 rows"));
            Assert.That(() => ShareCurves.Draw(SmallReport.Shares with { Series = [] }), Throws.ArgumentException.With.Message.Contains("no series"));
        }
    }
}
