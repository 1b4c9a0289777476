using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Composition.Leaderboards;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class LeaderboardTests
{
    // Circle's scores are accuracies, ReLU's errors: the best seeker has the largest of the one and the smallest of the other.
    private static readonly (string Name, double Circle, double Relu)[] s_seekers = [("None", 0.5, 0.29), ("One", 0.955, 0.01), ("One, nearer", 0.955, 0.001), ("Both", 0.96, 0.0002)];

    private static ReportSection Board { get; } = LeaderboardSection.Of(
        new SweepResults(
            from task in new[] { "circle", "relu" }
            from replicate in new[] { 1, 2, 3 }
            select Scenario("seekers", "Fair", task, replicate, [.. s_seekers.Select(s => Run(s.Name, "0.1", 0.4, (task == "circle" ? s.Circle : s.Relu) * (1 + (0.01 * (replicate - 2))), s.Name == "None" ? null : 320))])),
        "command")!;

    [Test, Spec("REPORT-015")]
    public void Seekers_StandByTicketsFound_ThenByMargin()
    {
        string[] expected = ["Both", "One, nearer", "One", "None"];
        var rows = SvgReading.Texts(Board.Drawing("seekers")).Where(expected.Contains);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Board.Table("in short").Texts().Select(r => r[0]), Is.EqualTo(expected));
            Assert.That(Board.Table("in short").Texts().Select(r => r[1]), Is.EqualTo(new[] { "2 of 2", "1 of 2", "1 of 2", "0 of 2" }));
            Assert.That(rows, Is.EqualTo(expected), "from top to bottom");
        }
    }

    [Test, Spec("REPORT-016")]
    public void Table_HasScoresFindsRecallSizeAndCost()
    {
        var table = Board.Table("Every seeker");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Rows, Has.Count.EqualTo(8));
            Assert.That(table.Row("Both", "ReLU"), Is.EqualTo(new[] { "Both", "ReLU", "0.1", "3", "0.4", "2.0e-4", "weak", "90", "40", "0.250", "0.200", "0.226", "0.100", "2.00", "0 of 3", "10" }));
            Assert.That(table.Row("One", "Circle")[5..7], Is.EqualTo(new[] { "0.955", "weak" }));
            Assert.That(table.Row("One", "ReLU")[5..7], Is.EqualTo(new[] { "0.01", "no" }));
            Assert.That(table.Row("None", "ReLU")[^1], Is.EqualTo("–"), "samples were not counted");
        }
    }

    // What ranks is the weak score; a start of its own is shown beside it with the epochs behind it.
    [Test, Spec("REPORT-016")]
    public void OwnStarts_HaveTotalEpochsAndScoresOfTheirOwn()
    {
        OwnStartScores Own(double? epochs) => new(epochs, 0.91, 0.96);
        var board = LeaderboardSection.Of(
            new SweepResults(from replicate in new[] { 1, 2, 3 } select Scenario(
                "seekers", "Fair", "circle", replicate, Run("Rewound", "0.1", 0.4, 0.3) with { OwnStart = Own(210) }, Run("Silent", "0.1", 0.4, 0.3) with { OwnStart = Own(null) }, Run("Other", "0.1", 0.4, 0.5))),
            "command")!;
        var table = board.Table("bring trained parameters");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Row("Rewound"), Is.EqualTo(new[] { "Rewound", "Circle", "0.1", "210.0", "0.91", "220.0", "0.96", "0.3" }));
            Assert.That(table.Row("Silent"), Is.EqualTo(new[] { "Silent", "Circle", "0.1", "–", "0.91", "–", "0.96", "0.3" }));
            Assert.That(table.Rows, Has.Count.EqualTo(2));
            Assert.That(board.Table("in short").Texts().Select(r => r[0]).First(), Is.EqualTo("Other"), "own starts do not rank");
            Assert.That(Board.Blocks.OfType<TableBlock>().Any(t => t.Table.Caption.Contains("bring trained parameters", StringComparison.Ordinal)), Is.False);
        }
    }

    [Test, Spec("REPORT-017")]
    public void Sanity_PoolsTasksByMargin_AndSaysWhatItMeans()
    {
        RunResult Checked(string name, string task, double factor, bool hasInversion)
        {
            var weak = task == "circle" ? 0.97 : 1e-4;
            return Run(name, "0.1", 0.4, weak) with { Sanity = Checks(task == "circle" ? weak / factor : weak * factor, hasInversion) };
        }

        ReportTable Table(int replicates) => Section(replicates).Table("Sanity");
        ReportSection Section(int replicates) => LeaderboardSection.Of(
            new SweepResults(
                from task in new[] { "circle", "relu" }
                from replicate in Enumerable.Range(1, replicates)
                select Scenario("seekers", "Fair", task, replicate, Checked("Better", task, 10, hasInversion: true), Checked("Alike", task, 1, hasInversion: false))),
            "command")!;
        var many = Table(5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(many.Row("Better"), Is.EqualTo(new[] { "Better", "0.1", "10", "0.25", "-0.69 (10 of 10)", "-0.69 (10 of 10)", "-0.69 (10 of 10)", "-0.69 (10 of 10)", "0.000977", "more than its layer densities" }));
            Assert.That(many.Row("Alike"), Is.EqualTo(new[] { "Alike", "0.1", "10", "0.25", "0.25 (0 of 10)", "0.25 (0 of 10)", "0.25 (0 of 10)", "none", "1", "no more than its layer densities" }));
            Assert.That(Table(2).Row("Better")[^1], Is.EqualTo("too few replicates"));
            Assert.That(Section(5).Prose(), Does.Contain("Of 10 pairs, 9 must be won against each check while 2 rows are judged side by side: a seeker whose ticket is better than a check in 90 % of all networks passes that check with probability 0.74, one in 80 % with 0.38"));
            Assert.That(Section(2).Prose(), Does.Contain("Of 4 pairs even 4 wins are too few while 2 rows are judged side by side."));
        }
    }

    [Test, Spec("REPORT-017")]
    public void Sanity_SaysWhatReinitialisationTakesFromLearningRateRewinding()
    {
        var run = Run("Any", "0.1", 0.4, 0.5) with { Sanity = Checks(0.5, hasInversion: false) };
        var section = LeaderboardSection.Of(new SweepResults([Scenario("seekers", "Fair", "circle", 1, run)]), "command")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Blocks[^1], Is.InstanceOf<ParagraphBlock>().With.Property("Text").Contains("learning-rate rewinding"));
            Assert.That(Board.Prose(), Does.Not.Contain("learning-rate rewinding"), "nothing was checked there");
        }
    }
}
