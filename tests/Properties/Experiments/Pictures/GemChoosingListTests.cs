using System.Globalization;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Sweeping;
using PlantNSeek.TestSupport;

namespace PlantNSeek.Properties.Experiments.Pictures;

/// <summary>The list of what each learning rate of scores came to, and the rates that were chosen by it.</summary>
public sealed class GemChoosingListTests
{
    private static readonly (string Row, double Rate, int Replicate, double Accuracy)[] Lines =
    [
        .. from line in File.ReadAllLines(RepositoryRoot.Combine("spec", "reference", "gem-choosing.tsv")).Skip(1)
           let f = line.Split('\t')
           select (f[0], Number(f[1]), (int)Number(f[2]), Number(f[3])),
    ];

    [Test, Spec("GEMS-013")]
    public void EveryRow_HasTheRateOfTheBestMean_OverReplicatesThatJudgeNothing()
    {
        var replicates = Lines.Select(l => l.Replicate).Distinct().ToArray();
        string Best(string row) => Lines.Where(l => l.Row == row).GroupBy(l => l.Rate).MaxBy(g => g.Average(l => l.Accuracy))!.Key.ToString(CultureInfo.InvariantCulture);
        var rates = GemTasks.Small.Settings.Rates;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines.Select(l => (l.Row, l.Rate, l.Replicate)), Is.EquivalentTo(from n in replicates from row in GemChoosing.Rows from rate in GemChoosing.Rates select (row, rate, n)));
            Assert.That(replicates, Is.Not.Empty.And.All.InRange(1, GemChoosing.Replicates));
            Assert.That(GemChoosing.Rows.Select(Best), Is.EqualTo(new[] { rates.Layerwise, rates.Global, rates.Gradual, rates.GemMiner }.Select(r => r.ToString(CultureInfo.InvariantCulture))));
            Assert.That(Profile.Pictures.Entries.Where(e => e.Setting.Experiment == "rare-gems").Select(e => e.First), Is.All.GreaterThan(GemChoosing.Replicates));
        }
    }

    [Test, Spec("GEMS-013")]
    public void ItIsJudgedOnTrainingImages_BehindThoseThatAreTrainedOn()
    {
        var (task, judged) = (GemChoosing.HeldOut, GemTasks.Small.Pictures);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(task.TestsOnTraining, Is.True);
            Assert.That((task.Training, task.Files, task.Name), Is.EqualTo((judged.Training, judged.Files, judged.Name)));
            Assert.That(judged.TestsOnTraining, Is.False);
            Assert.That(task.Training + task.Test, Is.LessThanOrEqualTo(10_000), "images of a file");
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
