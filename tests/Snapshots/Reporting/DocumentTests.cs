using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Documents.Html;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public partial class DocumentTests
{
    [Test, Spec("REPORT-004")]
    public void Files_AreTheSameInEveryCulture([Values("tr-TR", "ru-RU", "ar-SA", "de-CH")] string culture)
    {
        var invariant = In(CultureInfo.InvariantCulture);
        var other = In(CultureInfo.GetCultureInfo(culture));
        Assert.That(other, Is.EqualTo(invariant));

        static string In(CultureInfo culture)
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                SvgFigure[] figures = [DensityCurves.Draw(SmallReport.Curves), TaskSamples.Draw(SmallReport.Samples), TicketDiagram.Draw(SmallReport.Ticket), LayerOverlap.Draw(SmallReport.Overlap), DotRows.Draw(SmallReport.Dots), ShareCurves.Draw(SmallReport.Shares), HostDiagram.Draw(SmallReport.Host)];
                return string.Concat(figures.Select(f => f.ToFile())) + string.Concat(ReportWriter.Files(SmallReport.Document).Select(f => f.Path + f.Content));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Test, Spec("REPORT-001")]
    public void Drawings_NameTheirTitleAndDescription()
    {
        var page = XDocument.Parse(HtmlRenderer.Render(SmallReport.Document));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        var inline = page.Descendants(SvgReading.Svg + "svg").Last();
        var file = XDocument.Parse(DensityCurves.Draw(SmallReport.Curves).ToFile()).Root!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.Unique);
            Assert.That(Named(inline), Is.EqualTo(new[] { "A ticket", "Three layers." }));
            Assert.That(Named(file), Is.EqualTo(new[] { "Scores over density", "Two panels." }));
        }

        static IEnumerable<string> Named(XElement svg) =>
            ((string)svg.Attribute("aria-labelledby")!).Split(' ').Select(id => svg.Elements().Single(e => (string?)e.Attribute("id") == id).Value);
    }

    [PinnedProperty, Spec("REPORT-003")]
    public void Text_ReadsBackFromThePage(FsCheck.NonNull<string> any) => AssertReadsBack(any.Get.Replace('`', '\'').Replace('[', '('));

    [Test, Spec("REPORT-003")]
    public void Text_ReadsBackFromThePage_WhateverItsCharacters() => AssertReadsBack(SmallReport.Nasty);

    [Test, Spec("REPORT-003")]
    public void Code_AndLinks_ReadBackFromThePage()
    {
        var page = XDocument.Parse(HtmlRenderer.Render(new ReportDocument("T", "", "Run `a<b> & c`, see [x & <y>](https://example.org/?a=1&b=2).", [], [])));
        var lead = page.Descendants("p").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lead.Element("code")!.Value, Is.EqualTo("a<b> & c"));
            Assert.That(lead.Element("a")!.Value, Is.EqualTo("x & <y>"));
            Assert.That((string?)lead.Element("a")!.Attribute("href"), Is.EqualTo("https://example.org/?a=1&b=2"));
        }
    }

    [Test, Spec("REPORT-003")]
    public void Markdown_EscapesWhatItWouldTakeForMarks()
    {
        var markdown = MarkdownRenderer.Render(SmallReport.Saying(SmallReport.Nasty));
        var lines = markdown.Split('\n');
        const string Escaped = @"a&lt;b&gt; &amp; ""c"" 'd' | \`e \*f\* \_g\_ \[h\](i) #j \\k \$l\$ \~m\~ ß∂";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Member("# " + Escaped).And.Member(Escaped).And.Member("- " + Escaped));
            Assert.That(lines.Where(l => l.StartsWith('|')).Select(l => UnescapedPipe().Count(l)), Is.EqualTo(new[] { 6, 6, 6, 2, 2, 2, 2, 2, 2 }), "borders of a row's cells");
            Assert.That(lines, Has.Member(SmallReport.Nasty), "a command block is literal");
        }
    }

    [TestCase("# no heading", @"\# no heading"), TestCase("- no point", @"\- no point"), TestCase("12. no number", @"12\. no number"), TestCase("-", @"\-"), TestCase("-0.5 and 0.5", "-0.5 and 0.5"), TestCase("0.5", "0.5"), TestCase("#5", "#5"), TestCase("two\nlines", "two lines")]
    [TestCase("a `code_x` b", "a `code_x` b"), TestCase("[here](https://example.org/a_b)", "[here](https://example.org/a_b)"), TestCase("[x](y z)", @"\[x\](y z)"), Spec("REPORT-003")]
    public void Markdown_KeepsCodeAndLinks_AndEscapesLineStarts(string text, string expected) =>
        Assert.That(MarkdownRenderer.Render(new ReportDocument("T", "", text, [], [])), Is.EqualTo($"# T\n\n{expected}\n"));

    [Test, Spec("REPORT-005")]
    public void Page_NeedsNothingElse()
    {
        var html = HtmlRenderer.Render(SmallReport.Saying(SmallReport.Nasty + "<script>alert(1)</script>"));
        var page = XDocument.Parse(html);
        var loaded = page.Descendants().Attributes().Where(a => a.Name.LocalName is "src" or "srcset" or "data" or "poster" or "action"
            || (a.Name.LocalName == "href" && a.Parent!.Name.LocalName != "a")).Select(a => a.Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(html, Does.Not.Contain("<script").IgnoreCase.And.Not.Contain("@import").And.Not.Contain("url("));
            Assert.That(loaded, Is.EqualTo(new[] { "data:," }));
            Assert.That(page.Descendants().Attributes().Where(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
            Assert.That(page.Descendants(SvgReading.Svg + "svg").Count(), Is.EqualTo(1));
        }
    }

    [Test, Spec("REPORT-007")]
    public void Claims_StandCompleteInBothForms()
    {
        var claims = SmallReport.Document.Opening.OfType<ClaimsBlock>().Single();
        var page = XDocument.Parse(HtmlRenderer.Render(SmallReport.Document));
        var markdown = MarkdownRenderer.Render(SmallReport.Document).Split('\n');
        var tally = page.Descendants("dl").First().Elements("div").Select(d => d.Value.Trim()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var claim in claims.Claims)
            {
                var folded = page.Descendants("div").Single(r => (string?)r.Attribute("id") == "claim-" + claim.Id);
                var line = folded.Parent!.Element("summary")!.Value;
                var row = markdown.Single(l => l.StartsWith($"| [**{claim.Id}**](#claim-{claim.Id})", StringComparison.Ordinal));
                string[] parts = [claim.Id, claim.Title, claim.Recomputed];
                Assert.That(parts, Is.All.Matches<string>(p => line.Contains(p!, StringComparison.Ordinal) && row.Contains(p!, StringComparison.Ordinal)));

                var unfolded = markdown[(Array.IndexOf(markdown, $"<a id=\"claim-{claim.Id}\"></a>") + 1)..];
                var below = string.Join('\n', unfolded[..Array.IndexOf(unfolded, "</details>")]);
                string[] details = [.. claim.Details.SelectMany(d => new[] { d.Term, d.Description }), .. claim.Parts?.Rows.SelectMany(r => r).Select(c => c.Text) ?? []];
                Assert.That(details, Is.All.Matches<string>(d => folded.Value.Contains(d!, StringComparison.Ordinal) && below.Contains(d!, StringComparison.Ordinal)));
            }

            var first = page.Descendants("summary").First(s => s.Value.StartsWith("C6", StringComparison.Ordinal)).Elements("span").Select(e => e.Value).ToArray(); // spaces between elements are not read
            Assert.That(first, Is.EqualTo(new[] { "C6", "No strong ticket.", "Paper✓ Reproduced", "Fair≠ Deviates", "recomputed 3 of 4" }));
            Assert.That(tally[0], Does.Contain("Reproduced 1").And.Contain("Not testable 1"));
            Assert.That(tally[1], Does.Contain("Deviates 1").And.Contain("Out of budget 1"));
            Assert.That(markdown, Has.Member("- Fair: 1 Deviates, 1 Undecided, 1 Out of budget"));
        }
    }

    [Test, Spec("REPORT-008")]
    public void Page_HasCaptionsScopesAndTargets()
    {
        var page = XDocument.Parse(HtmlRenderer.Render(SmallReport.Document));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Descendants("table").Select(t => t.Elements("caption").Count()), Has.Exactly(3).Items.And.All.EqualTo(1));
            Assert.That(page.Descendants("th").Select(h => (string?)h.Attribute("scope")), Is.Not.Empty.And.All.AnyOf("col", "row"));
            Assert.That(page.Descendants("figure").Select(f => f.Elements("figcaption").Count()), Is.Not.Empty.And.All.EqualTo(1));
            Assert.That(page.Descendants().Where(a => a.Name.LocalName == "a").Select(a => (string)a.Attribute("href")!).Where(h => h.StartsWith('#')), Has.Member("#claim-W1").And.All.Matches<string>(h => ids.Contains(h![1..])));
        }
    }

    [Test, Spec("REPORT-011")]
    public void Document_RefusesAnAnchorTwice_AndRaggedTables()
    {
        var twice = SmallReport.Document with { Sections = [new("ticket", "A", []), .. SmallReport.Document.Sections] };
        var ragged = SmallReport.Document with { Opening = [new TableBlock(new("Ragged", [new("a"), new("b")], [["1", "2"], ["1"]]))] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => HtmlRenderer.Render(twice), Throws.ArgumentException.With.Message.Contains("'ticket'"));
            Assert.That(() => MarkdownRenderer.Render(twice), Throws.ArgumentException.With.Message.Contains("'ticket'"));
            Assert.That(() => MarkdownRenderer.Render(ragged), Throws.ArgumentException.With.Message.Contains("row 1 of the table 'Ragged' has 1 cells; it has 2 columns"));
            Assert.That(() => DensityCurves.Draw(SmallReport.Curves with { Id = "No Id" }), Throws.ArgumentException.With.Message.Contains("'No Id'"));
        }
    }

    [Test, Spec("REPORT-013")]
    public void MarkdownAndPage_NumberAlike_AndTheFiguresAreWritten()
    {
        var files = ReportWriter.Files(SmallReport.Document);
        var markdown = files.Single(f => f.Path == "report.md").Content;
        var page = files.Single(f => f.Path == ReportWriter.PageName).Content;
        var shown = FigureLink().Matches(markdown).Select(m => m.Groups[1].Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Is.EqualTo(files.Select(f => f.Path).Where(p => p.EndsWith(".svg", StringComparison.Ordinal))).And.Not.Empty);
            Assert.That(MarkdownNumber().Matches(markdown).Select(m => m.Groups[1].Value), Is.EqualTo(PageNumber().Matches(page).Select(m => m.Groups[1].Value)).And.Not.Empty);
        }
    }

    private static void AssertReadsBack(string text)
    {
        var page = XDocument.Parse(HtmlRenderer.Render(SmallReport.Saying(text)), LoadOptions.PreserveWhitespace);
        var expected = XmlSafe(text);
        string Only(string name) => page.Descendants().Last(e => e.Name.LocalName == name).Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Only("h1"), Is.EqualTo(expected));
            Assert.That(Only("dd"), Is.EqualTo(expected));
            Assert.That(Only("pre"), Is.EqualTo(XmlSafe(text.ReplaceLineEndings("\n"))));
            Assert.That(Only("desc"), Is.EqualTo(expected));
        }
    }

    // What XML cannot hold is replaced; its line ends are LF.
    private static string XmlSafe(string text)
    {
        var safe = string.Concat(text.EnumerateRunes().Select(r => r.Value < ' ' && r.Value is not (9 or 10 or 13) || r.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));
        return safe.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedPipe();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]*)\)")]
    private static partial Regex FigureLink();

    [GeneratedRegex(@"\*\*((?:Figure|Table) \d+\.)\*\*")]
    private static partial Regex MarkdownNumber();

    [GeneratedRegex(@"<b>((?:Figure|Table) \d+\.)</b>")]
    private static partial Regex PageNumber();
}
