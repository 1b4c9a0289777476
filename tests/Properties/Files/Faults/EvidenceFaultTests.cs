using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Properties.Evidence;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Files.Faults;

[Spec("EVID-004")]
public sealed class EvidenceFaultTests
{
    private static readonly EvidenceBook Earlier = MadeUpEvidence.Book(replicates: 1);

    // Other values, other sources, and an experiment more.
    private static readonly EvidenceBook Later = new(
        new SweepResults([.. Earlier.Results.Results.Select(r => r is ScenarioResult s ? s with { TicketScore = 0.125 } : r), Spiral()]),
        Earlier.Cells.Values.Select(c => c with { Sources = "later", Seconds = 7 }),
        "later");

    [Test]
    public void WhateverFails_TheFolderIsRead_AndHasOfEachExperimentTheEarlierRunsOrTheNewOnes()
    {
        EveryFault.In<object>(
            static folder => Earlier.Write(folder["evidence"]),
            static (folder, disk, _) => EvidenceFolder.Write(Later, folder["evidence"], disk),
            static (folder, _, isDone, when) =>
            {
                var read = EvidenceBook.Read(folder["evidence"]);
                Assert.That(isDone ? Of(Earlier).Keys : Of(Later).Keys.Except(["spiral"]), Is.SubsetOf(Of(read).Keys), when);
                foreach (var (experiment, text) in Of(read))
                {
                    Assert.That(text, isDone || experiment == "spiral" ? Is.EqualTo(Of(Later)[experiment]) : Is.EqualTo(Of(Earlier)[experiment]).Or.EqualTo(Of(Later)[experiment]), $"{when}: {experiment}");
                }
            });
    }

    [Test]
    public void AWrittenFolder_HasNothingBesideItsFiles()
    {
        using var folder = new TemporaryFolder();
        Earlier.Write(folder["evidence"]);
        Later.Write(folder["evidence"]);
        Assert.That(Directory.GetFiles(folder["evidence"]).Select(Path.GetFileName), Is.EquivalentTo((string[])["manifest.json", "multishot.json", "spiral.json", "theory.json"]));
    }

    // The runs of each experiment with the facts of its cells.
    private static Dictionary<string, string> Of(EvidenceBook book) => book.Results.Results.GroupBy(r => r.Key.Experiment).ToDictionary(
        g => g.Key,
        g => ResultsJson.Hash(new SweepResults(g)) + string.Join('|', book.Cells.Where(c => c.Key.Setting.Experiment == g.Key).Select(c => $"{c.Value}").Order(StringComparer.Ordinal)));

    private static NumbersResult Spiral() => new() { Key = ScenarioKey.Usual("spiral", "Fair", "spiral") with { Replicate = 1 }, Numbers = [new("found", 0.5)] };
}
