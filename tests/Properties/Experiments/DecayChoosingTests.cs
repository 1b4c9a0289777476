using PlantNSeek.Choosing;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.TestSupport;

namespace PlantNSeek.Properties.Experiments;

/// <summary>The settings among which those of <c>IMP (decay)</c> were chosen, and the list of what they came to.</summary>
public class DecayChoosingTests
{
    private static readonly Lazy<string[][]> Lines = new(() =>
        [.. File.ReadAllLines(RepositoryRoot.Combine("spec", "reference", "decay-choosing.tsv")).Skip(1).Select(l => l.Split('\t'))]);

    [Test]
    [Spec("DECAY-005")]
    public void ASetting_IsReadBackFromItsName_AndListedOnce()
    {
        var odd = new DecaySetting(Rewinding.ToEarlyStep, "AdamW", 0.3, 2e-3) { Cosine = false, BatchSize = 7, Epochs = 3, Fraction = 0.35, EarlySteps = 12 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DecayGrid.All.Append(odd).Select(s => DecaySetting.Parse(s.Name)), Is.EqualTo(DecayGrid.All.Append(odd)));
            Assert.That(DecayGrid.All.Select(s => s.Name), Is.Unique);
            Assert.That(() => DecaySetting.Parse("rewound, Adam, decay 1"), Throws.ArgumentException.With.Message.StartsWith("'rewound, Adam, decay 1' is the name of no setting; one is 'rewound, Adam"));
        }
    }

    [Test]
    [Spec("DECAY-006")]
    public void TheList_HasEverySetting_OnNetworksThatJudgeNothing()
    {
        // Those on real images are other networks, on which nothing of the decay was chosen.
        var judged = Profile.All.SelectMany(p => p.Entries).Where(e => e.Setting.Experiment == WeightDecayExperiment.ExperimentName || (e.Setting.Decay is not null && e.Setting.Experiment != "pictures-seekers"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines.Value.Select(l => string.Join(' ', l[..4])), Is.EquivalentTo(DecayChoosing.Scenarios("all").Select(k => $"{k.Seeker} {k.Task} {k.Densities} {k.Replicate}")));
            Assert.That(DecayChoosing.Scenarios("all").Select(k => k.Replicate), Is.All.InRange(1, DecayChoosing.Replicates));
            Assert.That(DecayChoosing.Scenarios("all").Select(k => k.Seeker).Distinct(), Is.EquivalentTo(DecayGrid.All.Select(s => s.Name)));
            Assert.That(judged.Select(e => e.First), Is.All.GreaterThan(DecayChoosing.Replicates));
        }
    }

    [TestCase("relu", "ticket")]
    [TestCase("circle", "ticket")]
    [Spec("DECAY-006")]
    public void ALine_ThatIsRunAgain_GivesTheSameNumbers(string task, string density)
    {
        var line = Lines.Value.Last(l => l[1] == task && l[2] == density && l[4] != "0");
        var again = DecayChoosing.Table(new SweepResults([Run(line)])).Split('\n')[1];
        Assert.That(again, Is.EqualTo(string.Join('\t', line)));
    }

    [Test]
    [Spec("DECAY-007")]
    public void ASearchThatDiverges_BringsBackNothing()
    {
        var setting = new DecaySetting(Rewinding.ToStart, "SGD", 0, 1e6);
        var run = Run([setting.Name, "helix", "ticket", "1"]).Runs.Single();
        Assert.That((run.Kept, run.Pruner), Is.EqualTo((0, setting.Name)));
    }

    private static ScenarioResult Run(string[] line)
    {
        var key = ScenarioKey.Usual(DecayChoosingExperiment.ExperimentName, "Fair", line[1]) with
        {
            Seeker = line[0], Densities = line[2], Replicate = int.Parse(line[3], System.Globalization.CultureInfo.InvariantCulture),
        };
        return (ScenarioResult)ExperimentCatalog.ByName(key.Experiment).Run(key, Protocol.Of(key), default);
    }
}
