using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Composition.Decay;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.DecaySweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class WeightDecayTests
{
    private const string Initial = "from the initial values";

    [Test, Spec("REPORT-037")]
    public void Cells_AreJudgedFromTheInitialValuesAndTrainedApart()
    {
        var cells = Section(
        [
            .. Setting("relu", null, i => [Find(Trained, 0.1 * i, 0.02, onPath: 10 + i), Find(Rewound, 2e-4)], depth: 3),
            .. Setting("circle", Decay, _ => [Find(Trained, 0.94, 0.96) is var run ? run with { OwnStart = run.OwnStart! with { AfterTwenty = 0.97 } } : run]),
            .. Setting("circle", null, i => [Find(Trained, 0.95, 0.3 + (0.1 * i), density: "2x")]),
        ]).Table("without and with weight decay in its rounds").Texts();
        Assert.That(cells, Is.EqualTo(new[]
        {
            new[] { "ReLU", "3", "100", "ticket", Rewound, "none", "3", "90", "40 (40 to 40)", "2.0e-4 (2.0e-4 to 2.0e-4)", "–", "–", "–", "–", "3.0e-4", "yes", "–" },
            ["ReLU", "3", "100", "ticket", Trained, "none", "3", "90", "12 (11 to 13)", "0.2 (0.1 to 0.3)", "0.01 (0.01 to 0.01)", "0.02 (0.02 to 0.02)", "0.202 (0.102 to 0.302)", "–", "3.0e-4", "no", "no"],
            ["Circle", "5", "100", "ticket", Trained, Decay, "3", "90", "40 (40 to 40)", "0.94 (0.94 to 0.94)", "0.95 (0.95 to 0.95)", "0.96 (0.96 to 0.96)", "0.942 (0.942 to 0.942)", "0.97 (0.97 to 0.97)", "0.95", "no", "yes"],
            ["Circle", "5", "100", "2x", Trained, "none", "3", "90", "40 (40 to 40)", "0.95 (0.95 to 0.95)", "0.49 (0.39 to 0.59)", "0.5 (0.4 to 0.6)", "0.952 (0.952 to 0.952)", "–", "0.95", "yes", "no"],
        }));
    }

    [Test, Spec("REPORT-037")]
    public void Section_IsThereWhereSomethingHasDecay_AndHasOnlyWhatTheSweepHolds()
    {
        var alone = Section(Setting("circle", Decay, _ => [MadeUpSweep.Run("SynFlow", "ticket", 0.1, 0.2)], "multishot"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WeightDecaySection.Of(new SweepResults(Setting("circle", null, _ => [MadeUpSweep.Run("SynFlow", "ticket", 0.1, 0.2)], "multishot")), [], "command"), Is.Null);
            Assert.That(alone.Blocks, Is.All.TypeOf<ParagraphBlock>(), "without its counterpart there is nothing to compare");
            Assert.That(alone.Prose(), Does.Contain("dotnet run --project src/PlantNSeek.Cli -c Release -- decay").And.Contain("spec/reference/decay-choosing.tsv"));
        }
    }

    [Test, Spec("REPORT-038")]
    public void Picture_HasMediansAndRanges_OfTheSearchThatGoesFartherDown()
    {
        RunResult[] Runs(int i) =>
        [
            Find(Trained, 0.9, 0.7).Traced((200, 100, 0.1), (50, 25, 0.2)),
            Find(Trained, 0.9, 0.7, density: "0.5x").Traced((300, 300, null), (200, 100 + i, 0.90 + (0.01 * i)), (12, 3, double.NaN)),
            Find(Rewound, 0.9).Traced((200, 50, 0.6 + (0.1 * i))), // in the tables alone
            Find("IMP (late resetting)", 0.9).Traced((200, 50, 0.5)),
        ];
        var section = Section([.. Setting("circle", null, Runs), .. Setting("circle", Decay, i => Runs(i)[..1]), .. Setting("helix", Decay, _ => [Find(Trained, 0.9, 0.7)])]);
        var panels = SvgReading.Panels(section.Drawing("weight-decay-rounds")).Select(p => p.Descendants().Where(e => e.HasClass("point")).Select(e => e.Value.Trim()).ToArray()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(panels, Has.Length.EqualTo(2), "a task without traces has no column");
            Assert.That(panels[0], Is.EqualTo(new[]
            {
                "without decay, from the initial values at size 12: median 0.5, from 0.5 to 0.5", "without decay, from the initial values at size 200: median 0.5, from 0.5 to 0.5",
                $"with decay {Decay}, from the initial values at size 50: median 0.5, from 0.5 to 0.5", $"with decay {Decay}, from the initial values at size 200: median 0.5, from 0.5 to 0.5",
                "without decay, trained at size 200: median 0.92, from 0.91 to 0.93",
                $"with decay {Decay}, trained at size 50: median 0.2, from 0.2 to 0.2", $"with decay {Decay}, trained at size 200: median 0.1, from 0.1 to 0.1",
            }));
            Assert.That(panels[1][..2], Is.EqualTo(new[] { "without decay, from the initial values at size 12: median 0.75, from 0.75 to 0.75", "without decay, from the initial values at size 200: median 0.49, from 0.485 to 0.495" }));
            Assert.That(SvgReading.Texts(section.Drawing("weight-decay-rounds")), Has.Member("planted 21").And.Member("ticket 0.98").And.Member("counts as found"));
            Assert.That(section.Table("Every traced round").Row("Circle", "without decay, trained", "3", "200"), Is.EqualTo(new[] { "Circle", "without decay, trained", "3", "200", "102 (101 to 103)", "0.49", "0.92 (0.91 to 0.93)", "no" }));
        }
    }

    [Test, Spec("REPORT-040")]
    public void CriticalSize_IsTheSmallestDownToWhichAllAreFound()
    {
        var rows = Section(
        [
            .. Setting("circle", null, _ => [Find(Rewound, 0.9).Traced((200, 100, 0.94), (150, 75, 0.99)), Find(Trained, 0.9, 0.7).Traced((200, 100, 0.96), (150, 75, 0.95), (110, 60, 0.94), (90, 45, 0.97))]),
            .. Setting("relu", Decay, i => [Find(Rewound, 0.9).Traced((200, 100, 1e-4), (42, 21, i == 1 ? 1 : 2e-4))]),
        ]).Table("Critical sizes").Texts();
        Assert.That(rows, Is.EqualTo(new[]
        {
            new[] { "ReLU", "rewinding", Initial, Decay, "3", "21", "42", "2x", "42" },
            ["Circle", "rewinding", Initial, "none", "3", "21", ">200", ">9.52x", "150"],
            ["Circle", "learning-rate rewinding", Initial, "none", "3", "21", ">200", ">9.52x", "90"],
            ["Circle", "learning-rate rewinding", "trained", "none", "3", "21", "150", "7.14x", "90"],
        }));
    }
}
