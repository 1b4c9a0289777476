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
            Assert.That(written, Is.EquivalentTo(new[] { "index.html", "report.md", "report.json", "figures/ticket.svg" }));
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
}
