using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Properties.Files.Faults;

[Spec("STORE-015")]
public sealed class ReportFaultTests
{
    private static readonly string[] Names = ["report/figures/curve.svg", "report/report.json", "report/report.md", "report/index.html"];

    [Test]
    public void WhateverFails_EachFileOfAReportIsTheEarlierOneOrTheNewOne()
    {
        Dictionary<string, string> earlier = [], later = [];
        using (var folder = new TemporaryFolder())
        {
            Write(folder, "Earlier", new FaultyDisk(folder));
            earlier = Read(folder);
            Write(folder, "Later", new FaultyDisk(folder));
            later = Read(folder);
        }

        Assert.That(Names.Where(name => earlier[name] == later[name]), Is.Empty);
        EveryFault.In<object>(
            folder => earlier.ToList().ForEach(file => folder.Write(file.Key, file.Value)),
            static (folder, disk, _) => Write(folder, "Later", disk),
            (folder, _, isDone, when) =>
            {
                var found = Read(folder);
                Assert.That(Names.Where(name => found[name] != later[name] && (isDone || found[name] != earlier[name])), Is.Empty, when);
            });
    }

    [Test]
    public void AReportThatWasWritten_SurvivesAPowerCut_ItsNewFoldersToo()
    {
        using var folder = new TemporaryFolder();
        var disk = new FaultyDisk(folder);
        Write(folder, "Only", disk);
        var there = Read(folder);
        foreach (var loss in Loss.All)
        {
            disk.Restart(disk.After(loss));
            Assert.That(Read(folder), Is.EqualTo(there), loss.Name);
        }
    }

    private static void Write(TemporaryFolder folder, string title, FaultyDisk disk) =>
        ReportWriter.Write(
            folder["report"],
            new ReportDocument(title, "", $"{title}.", [], []),
            [new ReportFile("figures/curve.svg", $"<svg>{title}</svg>"), new ReportFile("report.json", $"{{\"title\":\"{title}\"}}")],
            static _ => { },
            disk);

    private static Dictionary<string, string> Read(TemporaryFolder folder) =>
        Names.Where(name => File.Exists(folder[name])).ToDictionary(static name => name, name => File.ReadAllText(folder[name]));
}
