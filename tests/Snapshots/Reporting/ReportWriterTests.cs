using PlantNSeek.Reporting;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class ReportWriterTests
{
    private string _folder = "";

    private string Report => Path.Combine(_folder, "report");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("report-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("REPORT-010")]
    public void Write_ReturnsThePage_AndLeavesExactlyItsFiles()
    {
        var page = ReportWriter.Write(Report, SmallReport.Document, new ReportFile("report.json", "{}"));
        var written = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Report, f).Replace('\\', '/'));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Is.EqualTo(Path.Combine(Report, "index.html")));
            Assert.That(written, Is.EquivalentTo(new[] { "index.html", "report.md", "report.json", "figures/verdicts.svg", "figures/ticket.svg" }));
            Assert.That(File.ReadAllBytes(page)[0], Is.EqualTo((byte)'<'), "no byte order mark");
        }
    }

    [Test, Spec("REPORT-010")]
    public void Write_ReplacesAnOldReport_AndKeepsOtherFiles()
    {
        ReportWriter.Write(Report, SmallReport.Document);
        File.WriteAllText(Path.Combine(Report, "notes.txt"), "mine");
        ReportWriter.Write(Report + Path.DirectorySeparatorChar, SmallReport.Document with { Title = "Another" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Path.Combine(Report, "report.md")), Does.StartWith("# Another"));
            Assert.That(File.ReadAllText(Path.Combine(Report, "notes.txt")), Is.EqualTo("mine"));
            Assert.That(Directory.GetFileSystemEntries(_folder), Has.Length.EqualTo(1));
        }
    }

    [Test, Spec("REPORT-010")]
    public void Write_LeavesTheOldReportAsItWas_WhenAFileCannotBeWritten()
    {
        var page = ReportWriter.Write(Report, SmallReport.Document);
        var before = File.ReadAllText(page);

        // The last file needs a folder where the one before it put a file.
        ReportFile[] clash = [new("data", "a file"), new("data/more", "cannot be")];
        Assert.That(() => ReportWriter.Write(Report, SmallReport.Document with { Title = "Another" }, clash), Throws.InstanceOf<IOException>());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(page), Is.EqualTo(before));
            Assert.That(Directory.GetFileSystemEntries(_folder), Is.EqualTo(new[] { Report }));
            Assert.That(File.Exists(Path.Combine(Report, "data")), Is.False);
        }
    }

    [Test, Spec("REPORT-011")]
    public void Write_RefusesFilesOutsideTheFolder_AndTwoOfOneName()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ReportWriter.Write(Report, SmallReport.Document, new ReportFile("../escape.txt", "")), Throws.ArgumentException.With.Message.Contains("'../escape.txt'"));
            Assert.That(() => ReportWriter.Write(Report, SmallReport.Document, new ReportFile("report.md", "")), Throws.ArgumentException.With.Message.Contains("'report.md'"));
            Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
        }
    }

    // Whoever is still at it has the folder for itself: the second begins when the first has tidied up.
    [Test, Spec("REPORT-031")]
    public async Task Write_WaitsForAnotherReport_InTheSameFolder()
    {
        var second = Task.CompletedTask;
        ReportWriter.Write(Report, SmallReport.Document with { Title = "First" }, [new("report.json", "first")], place =>
        {
            second = Task.Run(() => ReportWriter.Write(Report, SmallReport.Document with { Title = "Second" }, new ReportFile("report.json", "second")));
            Assert.That(second.Wait(TimeSpan.FromSeconds(1)), Is.False);
            Assert.That((File.ReadAllText(Path.Combine(place, "report.json")), TitleIn(place)), Is.EqualTo(("first", "# First")));
        });
        await second;
        Assert.That((File.ReadAllText(Path.Combine(Report, "report.json")), TitleIn(Report)), Is.EqualTo(("second", "# Second")));
        Assert.That(Directory.GetFileSystemEntries(Report).Select(Path.GetFileName), Is.EquivalentTo(new[] { "index.html", "report.md", "report.json", "figures" }));

        static string TitleIn(string place) => File.ReadLines(Path.Combine(place, "report.md")).First();
    }

    [Test, Spec("REPORT-031")]
    public void Write_ByManyAtOnce_MixesNoFiles()
    {
        for (var round = 0; round < 10; round++)
        {
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
                ReportWriter.Write(Report, SmallReport.Document with { Title = $"Report {i}." }, new ReportFile("a.txt", $"Report {i}."), new ReportFile("figures/z.txt", $"Report {i}.")));
            var title = File.ReadAllText(Path.Combine(Report, "a.txt"));
            foreach (var file in new[] { "report.md", "index.html", "figures/z.txt" })
            {
                Assert.That(File.ReadAllText(Path.Combine(Report, file)), Does.Contain(title), file);
            }
        }
    }

    [Test, Spec("REPORT-032"), Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Write_FollowsLinks_AndLeavesThem()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "site"));
        Directory.CreateDirectory(Report);
        File.CreateSymbolicLink(Path.Combine(Report, "index.html"), "../site/page.html");
        ReportWriter.Write(Report, SmallReport.Document);
        Assert.That(new FileInfo(Path.Combine(Report, "index.html")).LinkTarget, Is.EqualTo("../site/page.html"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "site", "page.html")), Does.StartWith("<"));
    }

    [Test, Spec("REPORT-032")]
    public void Write_LeavesAllFilesAsTheyWere_WhereOneCannotBePutIntoItsPlace()
    {
        ReportWriter.Write(Report, SmallReport.Document);
        File.Delete(Path.Combine(Report, "index.html"));
        Directory.CreateDirectory(Path.Combine(Report, "index.html"));
        var before = Directory.GetFiles(Report, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f)).ToArray();
        Assert.That(
            () => ReportWriter.Write(Report, SmallReport.Document with { Title = "Another" }),
            Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{Path.Combine(Report, "index.html")}' cannot be written: it is a folder"));
        Assert.That(Directory.GetFiles(Report, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f)), Is.EqualTo(before));
    }
}
