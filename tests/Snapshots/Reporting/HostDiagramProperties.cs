using System.Xml.Linq;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class HostDiagramProperties
{
    [PinnedProperty, Spec("REPORT-026"), Spec("REPORT-027"), Spec("REPORT-028")]
    public void SmallHosts_ShowEveryEdgeBetweenItsUnits(Architecture architecture, Seed seed)
    {
        AssertShowsEveryEdge(Random([.. architecture.Widths], seed.Value, 0.4));
    }

    [Test, Spec("REPORT-026"), Spec("REPORT-028")]
    public void WideHosts_ShowEveryEdgeBetweenItsUnits([Values(90, 300)] int width, [Values(0.2, 0.9)] double density) =>
        AssertShowsEveryEdge(Random([2, width, 3], 1, density));

    [PinnedProperty, Spec("REPORT-028")]
    public void Hosts_LieInsideTheViewBox(Architecture architecture, Seed seed, bool hasTruth)
    {
        var data = Random([.. architecture.Widths], seed.Value, 0.5);
        AssertInside(HostDiagram.Draw(hasTruth ? data : Untold(data)));
    }

    [Test, Spec("REPORT-028")]
    public void Hosts_LieInsideTheViewBox_AndStayLow([Values(1, 30, 700)] int width, [Values(2, 9)] int layers, [Values(0.001, 0.02)] double density, [Values] bool hasTruth)
    {
        int[] widths = [width, .. Enumerable.Repeat(width, layers - 1), 1];
        var data = Random(widths, 1, density) with { Title = string.Concat(Enumerable.Repeat("A long title. ", 90)) };
        var figure = HostDiagram.Draw(hasTruth ? data : Untold(data));
        AssertInside(figure);
        Assert.That(figure.Height, Is.LessThan(1100));
    }

    [Test, Spec("REPORT-026")]
    public void Classes_LieAboveOneAnother_AndDifferWithoutColour([Values(20, 300, 3000)] int count)
    {
        var origins = Enum.GetValues<EdgeOrigin>();
        var edges = Enumerable.Range(0, 3 * count).Select(i => new HostEdge(0, i / 100, i % 100, 1, origins[i % 3])).ToArray();
        var paths = new HostReading(HostDiagram.Draw(SmallReport.Host with { Widths = [100, 100], Edges = edges, Biases = [] })).Paths;
        double[] widths = [.. paths.Select(p => p.Number("stroke-width"))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paths.Select(HostReading.Origin), Is.EqualTo(new[] { EdgeOrigin.Found, EdgeOrigin.Planted, EdgeOrigin.Common }), "the last is on top");
            Assert.That(paths.Select(p => p.HasClass("negative")), Is.EqualTo(new[] { false, true, false }), "dashed");
            Assert.That(widths, Is.Ordered.Ascending.And.Unique);
        }
    }

    [Test, Spec("REPORT-026")]
    public void Biases_DifferWithoutColour()
    {
        EdgeOrigin?[] biases = [null, EdgeOrigin.Planted, EdgeOrigin.Common, EdgeOrigin.Found];
        var data = SmallReport.Host with
        {
            Widths = [1, 4],
            Edges = [.. Enumerable.Range(0, 4).Select(u => new HostEdge(0, 0, u, 1, EdgeOrigin.Planted))],
            Biases = [.. Enumerable.Range(1, 3).Select(u => new HostBias(0, u, biases[u]!.Value))],
        };
        var units = new HostReading(HostDiagram.Draw(data)).Units.Skip(1).ToArray();
        var shapes = units.Select(u => string.Join(' ', u.Elements().Skip(1).Select(e => e.HasClass("hollow") ? "ring" : e.Name.LocalName)));
        Assert.That(shapes, Is.EqualTo(new[] { "ring", "ring path", "circle", "ring circle" }));
        Assert.That(units.Select(u => u.Elements().First().Value), Is.EqualTo(new[]
        {
            "output, unit 1: 0 of 1 planted weight found, 0 others found",
            "output, unit 2: 0 of 1 planted weight found, 0 others found; bias planted, not found",
            "output, unit 3: 0 of 1 planted weight found, 0 others found; bias planted and found",
            "output, unit 4: 0 of 1 planted weight found, 0 others found; bias found, not planted",
        }));
    }

    [Test, Spec("REPORT-027")]
    public void Legend_CountsWhatThereIs()
    {
        var data = Random([300, 300, 300], 1, 0.1);
        var texts = SvgReading.Texts(HostDiagram.Draw(data).ToFile()).ToArray();
        string Counted(EdgeOrigin origin) => FormattableString.Invariant($"{data.Edges.Count(e => e.Origin == origin):N0} weights, {data.Biases.Count(b => b.Origin == origin):N0} biases");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Member("planted and found: " + Counted(EdgeOrigin.Common)).And.Member("planted, not found: " + Counted(EdgeOrigin.Planted)));
            Assert.That(texts, Has.Member("found, not planted: " + Counted(EdgeOrigin.Found)));
            Assert.That(texts, Has.Member("300 units"));
        }
    }

    [Test, Spec("REPORT-027")]
    public void WithoutTruth_NothingSpeaksOfATicket()
    {
        var texts = SvgReading.Texts(HostDiagram.Draw(Untold(SmallReport.Host)).ToFile()).ToArray();
        Assert.That(texts, Has.Member("found: 8 weights, 4 biases").And.None.Contains("ticket").And.None.Contains("planted"));
    }

    [TestCase(1500, 0, 0, null), TestCase(1400, 100, 1, "1,500 of 1,501"), TestCase(9000, 869, 1, "1,500 of 9,870"), Spec("REPORT-027")]
    public void FoundEdges_AreTheLargestOfEachLayer(int first, int second, int third, string? note)
    {
        int[] counts = [first, second, third];
        var edges = counts.SelectMany((n, l) => Enumerable.Range(0, n).Select(i => new HostEdge(l, i / 100, i % 100, (i % 2 == 0 ? -1 : 1) * (double)((i * 7919L) % 10007), EdgeOrigin.Found))).ToArray();
        var data = SmallReport.Host with { Widths = [100, 100, 100, 100], Edges = [.. edges, new(2, 99, 99, 0, EdgeOrigin.Planted)], Biases = [] };
        var figure = HostDiagram.Draw(data);
        var read = new HostReading(figure);
        var drawn = counts.Select((_, l) => read.CountOf(EdgeOrigin.Found, l)).ToArray();
        HostEdge[] largest = [.. counts.SelectMany((_, l) => edges.Where(e => e.Layer == l).OrderByDescending(e => Math.Abs(e.Weight)).Take(drawn[l]))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Sum(), Is.EqualTo(Math.Min(HostDiagram.MostFoundEdges, counts.Sum())));
            Assert.That(drawn.Zip(counts), Is.All.Matches<(int Drawn, int All)>(c => c.Drawn >= Math.Min(1, c.All) && c.Drawn <= c.All));
            Assert.That(drawn.Zip(counts), Is.All.Matches<(int Drawn, int All)>(c => Math.Abs(c.Drawn - (c.All * (double)drawn.Sum() / counts.Sum())) < 2));
            Assert.That(read.Edges(EdgeOrigin.Found, data with { Edges = [.. largest, data.Edges[^1]] }), Is.EqualTo(largest.Select(e => (e.Layer, e.From, e.To)).Order()));
            Assert.That(SvgReading.Texts(figure.ToFile()), note is null ? Has.None.Contains(" drawn,") : Has.Member($"{note} found edges outside the ticket drawn, the largest of each layer."));
        }
    }

    [Test, Spec("REPORT-026"), Spec("REPORT-027")]
    public void PlantedEdges_AreAllDrawn_UpToTheirOwnMost([Values(5000, 5001)] int planted)
    {
        var edges = Enumerable.Range(0, 9000).Select(i => new HostEdge(0, i / 100, i % 100, i, i >= planted ? EdgeOrigin.Found : i % 2 == 0 ? EdgeOrigin.Planted : EdgeOrigin.Common)).ToArray();
        var figure = HostDiagram.Draw(SmallReport.Host with { Widths = [100, 100], Edges = edges, Biases = [] });
        var read = new HostReading(figure);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.CountOf(EdgeOrigin.Planted, 0) + read.CountOf(EdgeOrigin.Common, 0), Is.EqualTo(HostDiagram.MostPlantedEdges));
            Assert.That(read.CountOf(EdgeOrigin.Found, 0), Is.EqualTo(HostDiagram.MostFoundEdges));
            Assert.That(SvgReading.Texts(figure.ToFile()).Count(t => t == "5,000 of 5,001 planted edges drawn, the largest of each layer."), Is.EqualTo(planted - 5000));
        }
    }

    [Test, Spec("REPORT-027")]
    public void EmptiedLayers_AreNamed()
    {
        var data = SmallReport.Host with { Edges = [.. SmallReport.Host.Edges.Where(e => e.Layer == 0 || e.Origin == EdgeOrigin.Planted)] };
        Assert.That(SvgReading.Texts(HostDiagram.Draw(data).ToFile()), Has.Member("Collapsed: no edge found in weight layer 2."));
        Assert.That(SvgReading.Texts(HostDiagram.Draw(SmallReport.Host).ToFile()), Has.None.Contains("Collapsed"));
    }

    [Test, Spec("REPORT-028")]
    public void Units_StandInTheHostsOrder_TheTicketsAboveTheOthers()
    {
        var read = new HostReading(HostDiagram.Draw(SmallReport.Host));
        Assert.That(read.Heights(1), Has.Length.EqualTo(4), "2 and 5 of the ticket, then 1 and 3; 4 and 6 are left out");
        Assert.That(read.Edges(EdgeOrigin.Found, SmallReport.Host), Is.EqualTo(new[] { (0, 0, 2), (0, 1, 0), (1, 2, 0) }));
    }

    [Test, Spec("REPORT-028")]
    public void Units_ThatOnlyLeftOutEdgesTouch_AreLeftOut()
    {
        var figure = HostDiagram.Draw(SmallReport.Host with { Widths = [1, 4000], Edges = [.. Enumerable.Range(0, 4000).Select(u => new HostEdge(0, 0, u, u, EdgeOrigin.Found))], Biases = [new(0, 0, EdgeOrigin.Found)] });
        Assert.That(new HostReading(figure).Heights(1), Has.Length.EqualTo(HostDiagram.MostFoundEdges + 1), "one by its bias");
        Assert.That(SvgReading.Texts(figure.ToFile()), Has.Member("4,000 units").And.Member("Units without a drawn edge or bias are left out."));
    }

    [PinnedProperty(MaxTest = 20), Spec("REPORT-029")]
    public void Drawing_DoesNotDependOnTheOrderOfEdges(Seed seed)
    {
        // More than are drawn, and most of them as large as others.
        var data = Random([30, 80, 40, 3], seed.Value, 1);
        data = data with { Edges = [.. data.Edges.Select(e => e with { Weight = Math.Round(e.Weight, 1) })] };
        var other = data with { Edges = [.. data.Edges.OrderBy(e => ((e.From * 31) + (e.To * 17)) % 101)], Biases = [.. data.Biases.Reverse()] };
        Assert.That(HostDiagram.Draw(other).ToFile(), Is.EqualTo(HostDiagram.Draw(data).ToFile()));
    }

    [Test, Spec("REPORT-029")]
    public void TenThousandEdges_TakeLessThan300Kilobytes([Values(100, 700)] int width, [Values] bool hasTruth)
    {
        int[] widths = [2, width, width, width, 4];
        var data = Random(widths, 1, 10000.0 / (2 * width * width));
        Assert.That(data.Edges, Has.Count.GreaterThan(9000));
        Assert.That(HostDiagram.Draw(hasTruth ? data : Untold(data)).ToFile(), Has.Length.LessThan(300_000));
    }

    [Test, Spec("REPORT-011"), Spec("REPORT-030")]
    public void HostDiagram_RefusesWhatDoesNotFit()
    {
        var host = SmallReport.Host;
        Action With(HostEdge edge) => () => HostDiagram.Draw(host with { Edges = [.. host.Edges, edge] });
        Action WithBias(HostBias bias) => () => HostDiagram.Draw(host with { Biases = [.. host.Biases, bias] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => HostDiagram.Draw(host with { Widths = [2], Edges = [], Biases = [] }), Throws.ArgumentException.With.Message.Contains("'2'"));
            Assert.That(() => HostDiagram.Draw(host with { Widths = [2, 0], Edges = [], Biases = [] }), Throws.ArgumentException.With.Message.Contains("'2-0'"));
            Assert.That(With(new(0, 0, 6, 1, EdgeOrigin.Found)), Throws.ArgumentException.With.Message.Contains("0 to 6").And.Message.Contains("2-6-1"));
            Assert.That(With(new(2, 0, 0, 1, EdgeOrigin.Found)), Throws.ArgumentException.With.Message.Contains("weight layer 2").And.Message.Contains("2-6-1"));
            Assert.That(With(new(0, 1, 5, double.NaN, EdgeOrigin.Found)), Throws.ArgumentException.With.Message.Contains("1 to 5").And.Message.Contains("NaN"));
            Assert.That(With(new(0, 1, 5, 1, (EdgeOrigin)7)), Throws.ArgumentException.With.Message.Contains("origin 7"));
            Assert.That(With(new(0, 0, 2, 3, EdgeOrigin.Planted)), Throws.ArgumentException.With.Message.Contains("0 to 2").And.Message.Contains("twice, as Found and as Planted"));
            Assert.That(WithBias(new(0, 6, EdgeOrigin.Found)), Throws.ArgumentException.With.Message.Contains("unit 6 in layer 0").And.Message.Contains("2-6-1"));
            Assert.That(WithBias(new(1, 0, EdgeOrigin.Found)), Throws.ArgumentException.With.Message.Contains("twice, as Planted and as Found"));
            Assert.That(() => HostDiagram.Draw(host with { HasTruth = false }), Throws.ArgumentException.With.Message.Contains("Common").And.Message.Contains("without truth all are Found"));
            Assert.That(() => HostDiagram.Draw(host with { Id = "No Id" }), Throws.ArgumentException.With.Message.Contains("'No Id'"));
        }
    }

    [Test, Spec("REPORT-001"), Spec("REPORT-003")]
    public void HostDiagram_EscapesItsTexts()
    {
        var root = XDocument.Parse(HostDiagram.Draw(SmallReport.Host with { Title = SmallReport.Nasty, Description = SmallReport.Nasty }).ToFile()).Root!;
        Assert.That(root.Elements().Take(2).Select(e => e.Value), Is.EqualTo(new[] { SmallReport.Nasty, SmallReport.Nasty }));
        Assert.That(root.Elements(SvgReading.Svg + "text").First().Value, Is.EqualTo(SmallReport.Nasty));
    }

    private static void AssertShowsEveryEdge(HostDiagramData data)
    {
        var drawn = new HostReading(HostDiagram.Draw(data));
        using (Assert.EnterMultipleScope())
        {
            foreach (var origin in Enum.GetValues<EdgeOrigin>())
            {
                var expected = data.Edges.Where(e => e.Origin == origin).Select(e => (e.Layer, e.From, e.To)).Order();
                Assert.That(drawn.Edges(origin, data), Is.EqualTo(expected), $"{origin}");
            }
        }
    }

    private static HostDiagramData Random(int[] widths, ulong seed, double density)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var (edges, biases) = (new List<HostEdge>(), new List<HostBias>());
        for (var layer = 0; layer < widths.Length - 1; layer++)
        {
            for (var to = 0; to < widths[layer + 1]; to++)
            {
                for (var from = 0; from < widths[layer]; from++)
                {
                    if (random.NextDouble() < density)
                    {
                        edges.Add(new(layer, from, to, random.NextDouble() - 0.5, (EdgeOrigin)random.Next(3)));
                    }
                }

                if (random.NextDouble() < density)
                {
                    biases.Add(new(layer, to, (EdgeOrigin)random.Next(3)));
                }
            }
        }

        return SmallReport.Host with { Widths = widths, Edges = edges, Biases = biases };
    }

    private static HostDiagramData Untold(HostDiagramData data) => data with
    {
        Edges = [.. data.Edges.Select(e => e with { Origin = EdgeOrigin.Found })],
        Biases = [.. data.Biases.Select(b => b with { Origin = EdgeOrigin.Found })],
        HasTruth = false,
    };

    private static void AssertInside(SvgFigure figure)
    {
        var drawn = XDocument.Parse(figure.ToFile()).Descendants().ToArray();
        var corners = drawn.SelectMany(e => e.HasClass("background") ? [] : SvgReading.Corners(e));
        var texts = drawn.Where(e => e.Name.LocalName == "text").SelectMany(t => Ends(t));
        var outside = corners.Concat(texts).Where(c => c.X < 0 || c.Y < 0 || c.X > figure.Width || c.Y > figure.Height);
        Assert.That(outside, Is.Empty);

        static (double X, double Y)[] Ends(XElement text)
        {
            var (x, y, width) = (text.Number("x"), text.Number("y"), 6.2 * text.Value.Length);
            return text.HasClass("middle") ? [(x - (width / 2), y), (x + (width / 2), y)] : [(x, y), (x + width, y)];
        }
    }
}
