using PlantNSeek.Cli.Bench;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Snapshots.Tests.Reporting;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class BenchPlotTests
{
    [Test, Spec("CLI-020"), SetCulture("ru-RU")]
    public async Task Drawing_GoesToTheFile()
    {
        var folder = Directory.CreateTempSubdirectory("plot").FullName;
        try
        {
            var file = Path.Combine(folder, "below", "cost.svg");
            var command = new CommandUnderTest();
            Assert.That(await command.RunAsync(["bench", "plot", "--out", file]), Is.Zero);
            Assert.That(command.Output, Is.EqualTo($"{file}\n"));
            await Verifier.Verify((await File.ReadAllTextAsync(file)).TrimEnd('\n'), "svg");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Spec("PERF-008")]
    public void Cost_IsThatOfTenEpochs() => Assert.That(new RunCostPoint(100, 1, 1e-4).Seconds, Is.EqualTo(0.282).Within(1e-12));

    [Test, Spec("CLI-020")]
    public void WidthsAndDensities_ReachTheEnds()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((RunCosts.Widths.Min(), RunCosts.Widths.Max()), Is.EqualTo((100, 3000)));
            Assert.That((RunCosts.Densities.Min(), RunCosts.Densities.Max()), Is.EqualTo((0.001, 1)));
        }
    }

    [PinnedProperty, Spec("REPORT-002")]
    public void CostCurves_KeepsEveryMarkInsideItsFrame(double[] values)
    {
        var points = values.Select((v, i) => new CostPoint(1 + (i * i), v)).ToArray();
        var panel = new CostPanel("t", "x", [1, 10], [new("a", points), new("b", points)]);
        SvgReading.AssertInside(CostCurves.Draw(new("costs", "t", "d", "seconds", [panel, panel])), "frame");
    }

    [Test, Spec("REPORT-011")]
    public void CostCurves_RefusesNoPanels() =>
        Assert.That(() => CostCurves.Draw(new("costs", "t", "d", "seconds", [])), Throws.ArgumentException.With.Message.Contains("no panels"));
}
