using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Composition.Images;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting.Images;

/// <summary>The tables on real images.</summary>
public class PictureTableTests
{
    private const string PerLayer = "Edge-popup (annealed, per layer)";

    [Test, Spec("REPORT-054")]
    public void Pruners_HaveLossAndPaths_AndADashForWhatWasNotTrained()
    {
        var section = ImageSection.Of(
            new SweepResults(
            [
                .. from replicate in new[] { 4, 5, 6 } select Picture("pictures", "cifar10-vgg8", replicate, Run("Magnitude", "0.05", 0.1, 0.3 + (0.01 * replicate)) with { TrainingLoss = 1.5 }),
                Picture("pictures-edge-popup", "cifar10-vgg16-16px", 4, Run(PerLayer, "0.5", 0.25, null)),
            ]),
            "command")!;
        var table = section.Table("before (strong) and after training (weak), median and range; training loss");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Row("cifar10-vgg8"), Is.EqualTo(new[] { "cifar10-vgg8", "Fair", "Magnitude", "0.05", "3", "0.1 (0.1 to 0.1)", "0.35 (0.34 to 0.36)", "1.500", "0.40", "5" }));
            Assert.That(table.Row("cifar10-vgg16-16px"), Is.EqualTo(new[] { "cifar10-vgg16-16px", "Fair", PerLayer, "0.5", "1", "0.25 (0.25 to 0.25)", "–", "–", "0.40", "5" }));
            Assert.That(section.Prose(), Does.Contain("CIFAR-10"));
        }
    }

    [Test, Spec("REPORT-054")]
    public void APlantedTicket_HasRecallBesideChance_AndTheBound()
    {
        var section = ImageSection.Of(new SweepResults([Picture("pictures-planted", "cifar10-vgg8", 4, Run(PerLayer, "0.1", 0.3, null) with { ContainmentBound = 0.855 })]), "command")!;
        Assert.That(
            section.Table("Edge-popup in a host with a planted ticket").Row("Fair"),
            Is.EqualTo(new[] { "Fair", PerLayer, "0.1", "1", "0.3 (0.3 to 0.3)", "0.400", "0.900", "0.250", "0.200", "0.86" }));
    }

    [Test, Spec("REPORT-057")]
    public void Figure5_IsDrawn_WithATicketsLine_OnlyWhereOneIsPlanted()
    {
        var section = ImageSection.Of(
            new SweepResults(
            [
                Picture("pictures", "cifar10-vgg8", 4, Run("Magnitude", "0.01", 0.1, 0.2)) with { TicketDensity = 0, Runs = [Run("Magnitude", "0.01", 0.1, 0.2), Run("Magnitude", "0.05", 0.1, 0.3)] },
                Picture("pictures-edge-popup", "cifar10-vgg16-16px", 4, Run(PerLayer, "0.5", 0.25, null)) with { TicketDensity = 0, TicketScore = double.NaN },
                Picture("pictures-planted", "cifar10-vgg8", 4, Run(PerLayer, "0.5", 0.25, null)),
            ]),
            "command")!;
        var (pruners, edges) = (section.Drawing("pictures-pruners"), section.Drawing("pictures-edge-popup"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pruners, Does.Contain(">unpruned 0.4<").And.Contain("unpruned network’s score").And.Not.Contain("\"ticket-density\"").And.Contain("chance 0.1"));
            Assert.That(edges.Split("\"ticket-density\""), Has.Length.EqualTo(3), "the planted panel's, and the legend's");
            Assert.That(edges, Does.Contain(">ticket 0.4<").And.Not.Contain("unpruned 0.4").And.Not.Contain("NaN"));
        }
    }

    private static ScenarioResult Picture(string experiment, string task, int replicate, RunResult run) => Scenario(experiment, "Fair", task, replicate, run) with
    {
        Key = new ScenarioKey("Fair", task, 7, 8, 0, replicate) { Experiment = experiment },
        TicketScore = 0.4,
    };
}
