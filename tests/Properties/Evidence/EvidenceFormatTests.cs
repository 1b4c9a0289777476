using System.Text;
using System.Text.Json;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Numerics;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Evidence;

public class EvidenceFormatTests
{
    [Test, Spec("EVID-001")]
    public void RecordedRuns_AreReadBackBitForBit()
    {
        var book = MadeUpEvidence.Book();
        foreach (var runs in book.Results.Results.GroupBy(r => r.Key.Experiment))
        {
            var results = new SweepResults(runs);
            var read = new SweepResults(EvidenceFile.Read(EvidenceFile.Write(results), "a file"));
            Assert.That(ResultsJson.Write(read), Is.EqualTo(ResultsJson.Write(results)), runs.Key);
        }
    }

    [Test, Spec("EVID-001")]
    public void ATransfer_IsReadBackBitForBit_AlthoughItsResultsHoldObjectsFirst()
    {
        var run = (TransferRecord)new TransferExperiment().Run(
            new ScenarioKey("Fair", "circle>rings", 3, 40, 0.01, 1) { Experiment = "transfer", Densities = "ticket", Seeker = TransferSeekers.All[0].Name }, Protocol.Fair, default);
        var results = new SweepResults([run]);
        Assert.That(ResultsJson.Write(new SweepResults(EvidenceFile.Read(EvidenceFile.Write(results), "a file"))), Is.EqualTo(ResultsJson.Write(results)));
    }

    [Test, Spec("EVID-001")]
    public void TheSameRunsInAnotherOrder_GiveTheSameBytes()
    {
        var runs = MadeUpEvidence.Book().Results.Results.Where(r => r.Key.Experiment == "multishot").ToArray();
        Assert.That(EvidenceFile.Write(new SweepResults(runs.Reverse())), Is.EqualTo(EvidenceFile.Write(new SweepResults(runs))));
    }

    [Test, Spec("EVID-002")]
    public void AFile_IsOneJsonDocument_ThatNamesItsFieldsOnce()
    {
        var text = Encoding.UTF8.GetString(Written());
        using var document = JsonDocument.Parse(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.RootElement.GetProperty("count").GetInt32(), Is.EqualTo(document.RootElement.GetProperty("runs").GetArrayLength()));
            Assert.That(text.Split("strongUnscaled"), Has.Length.EqualTo(3), "once for what was found and once for the controls");
        }
    }

    [TestCase("\"format\":\"plantnseek-evidence\"", "\"format\":\"other\"", "has the format other; expected plantnseek-evidence")]
    [TestCase("\"version\":1", "\"version\":2", "is evidence of version 2; this program reads and writes version 1")]
    [TestCase("\"kind\":\"scenario\"", "\"kind\":\"poem\"", "the kind of results is poem; the known ones are scenario, numbers")]
    [TestCase("\"count\":4", "\"count\":5", "has 4 runs; it says that it has 5")]
    [TestCase("\"experiment\":\"multishot\"", "\"experiment\":\"spiral\"", "is about the experiment spiral and holds the run multishot Fair")]
    [TestCase("0.01,1,\"multishot\"", "0.01,9,\"multishot\"", "twice or out of order")]
    [TestCase("0.01,1,\"multishot\"", "0.01,2,\"multishot\"", "twice or out of order")]
    [TestCase("\"SNIP\",\"0.01\"", "\"SNIP\",[", "is no recorded evidence")]
    [TestCase("\"flowCollapse\"]]},{\"engine\"", "]]},{\"engine\"", "is no recorded evidence")]
    [Spec("EVID-002")]
    public void AFaultyFile_IsRefusedByName(string from, string to, string message)
    {
        var text = Encoding.UTF8.GetString(Written());
        Assert.That(text, Does.Contain(from));
        var faulty = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(() => EvidenceFile.Read(faulty, "spec/evidence/multishot.json"));
        Assert.That(error.Message, Does.StartWith("spec/evidence/multishot.json").And.Contains(message));
    }

    [Test, Spec("EVID-002")]
    public void HalfAFile_IsRefused([Values(10, 300, 900, 2000)] int length) =>
        Assert.Throws<InvalidDataException>(() => EvidenceFile.Read(Written().AsSpan(0, length), "half"));

    private static byte[] Written() => EvidenceFile.Write(new SweepResults(MadeUpEvidence.Book().Results.Results.Where(r => r.Key.Experiment == "multishot")));
}
