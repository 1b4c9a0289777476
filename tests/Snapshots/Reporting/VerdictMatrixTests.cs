using System.Xml.Linq;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Verdicts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class VerdictMatrixTests
{
    [Test, Spec("REPORT-042")]
    public void Columns_AreLinks_InThePageAndInTheFile()
    {
        var figure = VerdictMatrix.Draw(SmallReport.Verdicts);
        string[] Targets(string svg) => [.. Columns(svg).Select(a => (string)a.Attribute("href")!)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Targets(figure.ToInline()), Is.EqualTo(new[] { "#claim-C6", "#claim-C13", "#claim-W1" }));
            Assert.That(Targets(figure.ToFile()), Is.EqualTo(new[] { "../index.html#claim-C6", "../index.html#claim-C13", "../index.html#claim-W1" }));
            Assert.That(Columns(figure.ToFile()).First().Value, Does.Contain("C6 No strong ticket: Paper Reproduced, Fair Deviates"));
        }
    }

    [Test, Spec("REPORT-042"), Spec("REPORT-006")]
    public void Signs_DifferWithoutColour()
    {
        var signs = Enum.GetValues<VerdictBadge>().Select(verdict =>
        {
            var data = SmallReport.Verdicts with { Rows = ["Paper"], Groups = [new("a", [new("C1", "a", "claim-C1", [verdict])])] };
            var marks = Columns(VerdictMatrix.Draw(data).ToFile()).Single().Elements().Where(e => e.HasClass("sign") || e.HasClass("dot"));
            return string.Join(' ', marks.SelectMany(SvgReading.Corners));
        }).ToArray();
        Assert.That(signs, Is.Unique.And.All.Not.Empty);
    }

    [Test, Spec("REPORT-042")]
    public void Everything_LiesInsideTheDrawing([Values(1, 29, 30, 31, 100)] int claims)
    {
        var columns = Enumerable.Range(1, claims).Select(i => new VerdictColumn($"C{i}", "a", $"claim-C{i}", [VerdictBadge.Reproduced, VerdictBadge.OutOfBudget])).ToArray();
        var figure = VerdictMatrix.Draw(SmallReport.Verdicts with { Groups = [new("a", columns), new("b", columns[..1])] });
        var corners = Columns(figure.ToFile()).SelectMany(c => c.Elements()).SelectMany(SvgReading.Corners).ToArray();
        var squares = Columns(figure.ToFile()).SelectMany(c => c.Elements()).Where(e => e.HasClass("cell")).Select(e => (e.Number("x"), e.Number("y"))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(squares, Has.Length.EqualTo(2 * (claims + 1)).And.Unique);
            Assert.That(corners.Where(c => c.X < 0 || c.X > figure.Width || c.Y < 0 || c.Y > figure.Height), Is.Empty);
        }
    }

    [Test, Spec("REPORT-042")]
    public void Draw_RefusesAClaimWithoutAVerdictForEachRow()
    {
        var data = SmallReport.Verdicts with { Rows = ["Paper"] };
        Assert.That(() => VerdictMatrix.Draw(data), Throws.ArgumentException.With.Message.Contains("verdicts has 2 verdicts on C6; it has 1 rows"));
    }

    private static IEnumerable<XElement> Columns(string svg) => XDocument.Parse(svg).Descendants(SvgReading.Svg + "a");
}
