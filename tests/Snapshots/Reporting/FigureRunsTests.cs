using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>What <c>audit</c> takes for the runs of a figure.</summary>
[Category("Sweep"), Spec("EVID-017")]
public class FigureRunsTests
{
    private static readonly string[] WithoutRuns = ["tasks", "tickets", "image-tasks", "image-kernels"];
    private static readonly Lazy<Dictionary<string, string>> All = new(() => Figures(SharedSweep.Reproduction.Results));

    [Test]
    public void EveryFigureMadeOfRuns_HasItsRuns()
    {
        var settings = SharedSweep.Book.Records.Keys.Select(c => c.Setting).ToArray();
        Assert.That(All.Value.Keys.Except(WithoutRuns).Where(name => FigureRuns.Of(name) is not { } shows || !settings.Any(shows)), Is.Empty);
    }

    [TestCase("curves-fair-depth-5")]
    [TestCase("curves-paper-circle")]
    [TestCase("overlap-fair-helix")]
    [TestCase("multishot-fair")]
    [TestCase("multishot-local")]
    [TestCase("edge-popup-paper")]
    [TestCase("noise-multishot-fair")]
    [TestCase("rounds-paper")]
    [TestCase("width-fair")]
    [TestCase("seekers")]
    [TestCase("strong-ticket-curves")]
    [TestCase("images-fair")]
    [TestCase("pictures-pruners")]
    [TestCase("pictures-edge-popup")]
    [TestCase("weight-decay-rounds")]
    [TestCase("spiral-widths")]
    [TestCase("relu-path")]
    public void WithItsRunsAlone_AFigureIsTheSame_AndWithoutOneOfThemAnother(string name)
    {
        var shows = FigureRuns.Of(name)!;
        var own = SharedSweep.Reproduction.Results.Results.Where(r => shows(r.Key.Setting)).ToArray();
        var dropped = own.FirstOrDefault(r => r.Key.Seeker is "" or "IMP (learning-rate rewinding)") ?? own[0]; // where there are more runs of one seeker, one of all
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Figures(Reported(own)).GetValueOrDefault(name) == All.Value[name], "with its runs alone");
            Assert.That(Figures(Reported(own.Where(r => r != dropped))).GetValueOrDefault(name) == All.Value[name], Is.False, $"without {dropped.Key}");
        }
    }

    // No report is without the plain single shots.
    private static SweepResults Reported(IEnumerable<ExperimentResult> own)
    {
        var all = own.ToArray();
        var settings = all.Select(r => r.Key.Setting).ToHashSet();
        return new(all.Concat(SharedSweep.Reproduction.Results.Results.Where(r => r.Key is { Experiment: "singleshot", Switch: "", Width: 100, Noise: 0.01, Depth: 3 or 5 or 10 } && !settings.Contains(r.Key.Setting))));
    }

    [Test]
    public void AnotherName_IsNoFigure() => Assert.That(FigureRuns.Of("tasks") ?? FigureRuns.Of("C6") ?? FigureRuns.Of("curves-fair"), Is.Null);

    private static Dictionary<string, string> Figures(SweepResults results)
    {
        var reproduction = new Reproduction(Profile.Recorded, results, []);
        return ReportComposer.Compose(reproduction, Provenance.Of(reproduction)).Figures.ToDictionary(f => f.FileName[..^".svg".Length], f => f.ToFile());
    }
}
