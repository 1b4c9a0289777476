using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Composition.Images;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting.Images;

/// <summary>The section on planted tickets in networks of convolutions.</summary>
public class ImageSectionTests
{
    private static readonly string[] s_withEffect = ["V2", "V3", "V4", "V5", "V6", "V7", "V11", "V12", "V14"];

    [Test, Spec("REPORT-051")]
    public void Curves_HaveTheLineOfGuessing_AndTheirNumbers()
    {
        var section = ImageSection.Of(new SweepResults([Image("bars", 4, 0.9), Image("bars", 5, 0.7), Image("count", 4, 0.1)]), "command")!;
        var drawing = section.Drawing("images-fair");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawing.Split("chance 0.25"), Has.Length.EqualTo(3), "of the classification alone, before and after training");
            Assert.That(section.Table("protocol Fair").Row("bars, 3 convolutions, width 16", "Magnitude", "ticket")[5], Does.StartWith("0.8 (0.7 to 0.9)"));
            Assert.That(section.Blocks.OfType<FigureBlock>().Select(f => f.Figure.Id), Is.EqualTo(new[] { "image-tasks", "image-kernels", "images-fair" }));
            Assert.That(ImageSection.Of(new SweepResults([]), "command"), Is.Null);
        }
    }

    [Test, Spec("REPORT-051")]
    public void WhatWasSoughtAtOneDensityAlone_IsInTheTable_AndNoCurve()
    {
        var bars = Image("bars", 4, 0.9) with { Runs = [Run("Magnitude", "ticket", 0.3, 0.3), Run("Magnitude", "10x", 0.9, 0.9)] };
        var section = ImageSection.Of(new SweepResults([bars, Image("count", 4, 0.1)]), "command")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Drawing("images-fair"), Does.Contain("bars, 3 convolutions").And.Not.Contain("count, 3 convolutions"));
            Assert.That(section.Table("protocol Fair").Row("count, 3 convolutions, width 16", "Magnitude", "ticket")[5], Does.StartWith("0.1"));
        }
    }

    [Test, Spec("REPORT-051")]
    public void EveryTask_HasItsSamplesAndKernels()
    {
        var (samples, kernels) = (ImageFigures.Samples().ToFile(), ImageFigures.Kernels().ToFile());
        using (Assert.EnterMultipleScope())
        {
            foreach (var task in (string[])["bars", "distractors", "count", "long-bar"])
            {
                Assert.That(samples, Does.Contain($">{task}, noise "));
                Assert.That(kernels, Does.Contain($">{task}<"));
            }

            Assert.That(kernels.Split("bias -1.5"), Has.Length.GreaterThan(8), "four kernels of bars and four of distractors");
        }
    }

    [Test, Spec("REPORT-051")]
    public void EveryArtefact_IsListed_WithWhatItDoes()
    {
        var rows = ImageSection.Of(new SweepResults([Image("bars", 4, 0.9)]), "command")!.Table("V1 to V18").Texts();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(static r => r[0]), Is.EqualTo(Enumerable.Range(1, 18).Select(static i => $"V{i}")));
            Assert.That(rows.Where(static r => r[2] != "–").Select(static r => r[0]), Is.EqualTo(s_withEffect));
        }
    }

    [TestCase("V2"), TestCase("V3"), TestCase("V5")]
    [Spec("REPORT-051")]
    public void AnArtefact_DestroysWhatIsExactWithoutIt(string artefact)
    {
        var effect = ArtefactEffects.ById[artefact].Split(' ');
        var with = double.Parse(effect[5].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with, Is.LessThan(0.97), "below what counts as found");
            Assert.That(effect[^1], Is.EqualTo("1.000"));
        }
    }

    private static ScenarioResult Image(string task, int replicate, double strong) =>
        Scenario("images", "Fair", task, replicate, Run("Magnitude", "ticket", strong, strong)) with
        {
            Key = new ScenarioKey("Fair", task, 3, 16, 0.2, replicate) { Experiment = "images", Seeker = "Magnitude", Densities = "ticket,10x" },
            TicketScore = 1,
        };
}
