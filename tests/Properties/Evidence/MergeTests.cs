using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Recording;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Evidence;

public class MergeTests
{
    private static readonly EvidenceBook Book = MadeUpEvidence.Book();

    [Test, Spec("EVID-015")]
    public void Parts_MakeTheWhole_AndEqualDuplicatesAreDropped()
    {
        var merge = EvidenceMerge.Of([("a", Of(r => r.Key.Replicate < 3)), ("b", Of(r => r.Key.Replicate > 1))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultsJson.Hash(merge.Book.Results), Is.EqualTo(ResultsJson.Hash(Book.Results)));
            Assert.That(merge.Duplicates, Is.EqualTo(2));
            Assert.That(merge.Book.Cells, Is.EquivalentTo(Book.Cells));
            Assert.That(merge.Missing, Has.Count.EqualTo(Profile.Recorded.Scenarios().Except(Book.Results.Results.Select(r => r.Key)).Count()));
        }
    }

    [Test, Spec("EVID-015")]
    public void UnequalRuns_AreRefusedByName()
    {
        var other = new EvidenceBook(new SweepResults(Book.Results.Results.Select(r => r is ScenarioResult { Key.Replicate: 2 } s ? s with { TicketScore = 0.5 } : r)), Book.Cells.Values, MadeUpEvidence.Sources);
        var error = Assert.Throws<InvalidDataException>(() => EvidenceMerge.Of([("first", Book), ("second", other)]));
        Assert.That(error.Message, Does.Match("^1 runs differ: multishot Fair circle .* replicate 2: ticketScore is 0.[0-9]+ in 'first' and 0.5 in 'second'; nothing was written$"));
    }

    [Test, Spec("EVID-015")]
    public void CellsOfDifferentSources_AreRefused()
    {
        var other = new EvidenceBook(Of(r => r.Key.Replicate == 1).Results, Book.Cells.Values.Select(c => c with { Sources = "others" }), "others");
        Assert.That(Assert.Throws<InvalidDataException>(() => EvidenceMerge.Of([("a", Book), ("b", other)])).Message, Does.Contain("3 cells were recorded by different sources").And.Contain("others in 'b'"));
    }

    [Test, Spec("EVID-014")]
    public void Shards_HaveEachRunOnce_KeepNetworksTogether_AndCostAlike([Values(1, 2, 7, 64)] int count)
    {
        var runs = Profile.Quick.Scenarios().ToArray();
        var parts = Enumerable.Range(1, count).Select(k => Shards.Of(runs, k, count)).ToArray();
        var costs = parts.Select(p => p.Sum(ExperimentCatalog.Cost)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parts.SelectMany(p => p), Is.EquivalentTo(runs));
            Assert.That(parts.SelectMany((p, i) => p.Select(r => (r.Network, i)).Distinct()).CountBy(x => x.Network).Max(x => x.Value), Is.EqualTo(1));
            Assert.That(costs.Max() - costs.Min(), Is.LessThanOrEqualTo(runs.GroupBy(r => r.Network).Max(g => g.Sum(ExperimentCatalog.Cost))));
        }
    }

    [Test, Spec("EVID-014")]
    public void AShardThatIsNone_IsRefused([Values(0, 4)] int number) => Assert.Throws<ArgumentOutOfRangeException>(() => Shards.Of([], number, 3));

    private static EvidenceBook Of(Func<ExperimentResult, bool> selects) => new(new SweepResults(Book.Results.Results.Where(selects)), Book.Cells.Values, MadeUpEvidence.Sources);
}
