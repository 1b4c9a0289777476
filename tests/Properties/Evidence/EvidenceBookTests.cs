using PlantNSeek.Evidence;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Evidence;

public class EvidenceBookTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("evidence").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("EVID-001"), Spec("EVID-004")]
    public void AFolder_IsReadBack_WithRunsAndFactsOfCells()
    {
        var book = MadeUpEvidence.Book();
        book.Write(_folder);
        var read = EvidenceBook.Read(_folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultsJson.Hash(read.Results), Is.EqualTo(ResultsJson.Hash(book.Results)));
            Assert.That(read.Cells, Is.EquivalentTo(book.Cells));
            Assert.That(read.Cells.Select(c => c.Key.Name), Does.Contain("multishot Fair circle depth 5 width 100 noise 0.01 SNIP").And.Contains("theory Fair relu depth 5 width 100 noise 0.01"));
        }
    }

    [Test, Spec("EVID-004")]
    public void AnExperimentWithoutRuns_LosesItsFile()
    {
        var book = MadeUpEvidence.Book();
        book.Write(_folder);
        new EvidenceBook(new SweepResults(book.Results.Results.Where(r => r.Key.Experiment != "theory")), [], "").Write(_folder);
        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EquivalentTo((string[])["manifest.json", "multishot.json"]));
    }

    [Test, Spec("EVID-003")]
    public void AChangedFile_IsRefused_WithBothHashes()
    {
        MadeUpEvidence.Book().Write(_folder);
        var file = Path.Combine(_folder, "multishot.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"SNIP\",\"0.01\",20", "\"SNIP\",\"0.01\",21", StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(() => EvidenceBook.Read(_folder));
        Assert.That(error.Message, Does.Match("multishot.json' was changed: its SHA-256 is [0-9a-f]{64}, the manifest has [0-9a-f]{64}"));
    }

    [Test, Spec("EVID-003")]
    public void AMissingFile_IsRefused_AndSoIsAFolderWithoutManifest()
    {
        MadeUpEvidence.Book().Write(_folder);
        File.Delete(Path.Combine(_folder, "theory.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assert.Throws<FileNotFoundException>(() => EvidenceBook.Read(_folder))!.Message, Does.Contain("theory.json' is missing; the manifest beside it has 4 runs in it"));
            Assert.That(Assert.Throws<FileNotFoundException>(() => EvidenceBook.Read(Path.Combine(_folder, "none")))!.Message, Does.Contain("holds no recorded evidence"));
        }
    }

    // As where two versions of it were put together by hand.
    [TestCase("files", "\\[\"theory.json\",.*\\]", "names theory.json more than once")]
    [TestCase("cells", "\\[\"theory .*\\]", "names theory Fair relu depth 5 width 100 noise 0.01 more than once")]
    [Spec("EVID-003")]
    public void AManifestThatNamesSomethingTwice_IsRefused(string list, string line, string message)
    {
        MadeUpEvidence.Book().Write(_folder);
        var file = Path.Combine(_folder, "manifest.json");
        var text = File.ReadAllText(file);
        var twice = System.Text.RegularExpressions.Regex.Replace(text, $"^{line}", "$0,\n$0", System.Text.RegularExpressions.RegexOptions.Multiline);
        Assert.That(twice.Length, Is.GreaterThan(text.Length), list);
        File.WriteAllText(file, twice);
        Assert.That(Assert.Throws<InvalidDataException>(() => EvidenceBook.Read(_folder)).Message, Does.Contain(message));
    }

    [TestCase("{\"format\":\"plantnseek-evidence\",\"version\":1}")]
    [TestCase("no manifest")]
    [TestCase("{\"format\":\"plantnseek-evidence\",\"version\":1,\"engines\":[],\"files\":[],\"sources\":[],\"cells\":[[\"a\",1,0,null]]}")]
    [Spec("EVID-003")]
    public void AFaultyManifest_IsRefused(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), text);
        Assert.That(Assert.Throws<InvalidDataException>(() => EvidenceBook.Read(_folder)).Message, Does.Contain("manifest.json is no manifest"));
    }
}
