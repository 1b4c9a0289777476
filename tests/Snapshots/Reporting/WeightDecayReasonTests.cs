using PlantNSeek.Claims;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Reporting.Composition.Decay;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.DecaySweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class WeightDecayReasonTests
{
    [Test, Spec("REPORT-039")]
    public void Counterfactuals_SayHowMuchOfTheGapTheyClose_AndWhatThatMeans()
    {
        string Name(Rewinding rewinding, DeadParameters dead) => WeightDecayExperiment.Counterfactual(rewinding, dead);
        var section = Section(
        [
            .. Setting("circle", null, _ => [Find(Rewound, 0.56), Find(Name(Rewinding.ToStart, DeadParameters.First), 0.86)]),
            .. Setting("circle", Decay, i => [Find(Rewound, i == 1 ? 0.96 : 0.98), Find(Name(Rewinding.ToStart, DeadParameters.AsBefore), 0.46), .. i == 3 ? (RunResult[])[] : [Find(Name(Rewinding.ToStart, DeadParameters.Last), 0.952)]]),
            .. Setting("relu", null, _ => [Find(Trained, 0.5, 1), Find(Name(Rewinding.LearningRateOnly, DeadParameters.First), 0.5, 1e-4)]),
            .. Setting("relu", Decay, _ => [Find(Trained, 0.5, 1e-2)]),
            .. Setting("helix", Decay, _ => [Find(Rewound, 0.5), Find(Name(Rewinding.ToStart, DeadParameters.Last), 0.95)]),
        ]);
        var rows = section.Table("How decay helps").Texts();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(r => string.Join(" | ", r[0], r[5], r[6], r[7], r[12], r[13])), Is.EqualTo(new[]
            {
                "ReLU | from the initial values | plain | none | no | –", "ReLU | from the initial values | dead first | none | no | –", $"ReLU | from the initial values | plain | {Decay} | no | –",
                "ReLU | trained | plain | none | no | 0 %", "ReLU | trained | dead first | none | yes | 200 %", $"ReLU | trained | plain | {Decay} | no | 100 %",
                "Circle | from the initial values | plain | none | no | 0 %", "Circle | from the initial values | dead first | none | no | 71 %",
                $"Circle | from the initial values | plain | {Decay} | yes | 100 %", $"Circle | from the initial values | dead as before | {Decay} | no | -24 %", $"Circle | from the initial values | dead last | {Decay} | yes | 96 %",
            }), "errors in orders of magnitude; over common networks, for the last of Circle two; nothing where a plain search lacks");
            Assert.That(section.Blocks.OfType<ListBlock>().Single().Items, Is.EqualTo(new[]
            {
                $"ReLU at depth 5, width 100 and the ticket’s density, learning-rate rewinding, from the initial values: decay {Decay} takes the median from 0.5 (not found) to 0.5 (not found), which does not turn not found into found; "
                    + "without decay, dropping the dead first gives 0.5 (not found).",
                $"ReLU at depth 5, width 100 and the ticket’s density, learning-rate rewinding, trained: decay {Decay} takes the median from 1 (not found) to 0.01 (not found), which does not turn not found into found; "
                    + "without decay, dropping the dead first closes 200 % of that gap (found).",
                $"Circle at depth 5, width 100 and the ticket’s density, rewinding, from the initial values: decay {Decay} takes the median from 0.56 (not found) to 0.98 (found); "
                    + "without decay, dropping the dead first closes 71 % of that gap (not found), so dropping the dead is not enough; "
                    + "with decay, leaving the dead the value they had closes -24 % of that gap (not found), so decay of the living alone is not enough; "
                    + "with decay, dropping the dead last closes 96 % of that gap (found), so the dead may fill the budget first.",
            }));
        }
    }

    [Test, Spec("REPORT-041")]
    public void OthersAreBesideIt_DeadSharesAndSeekersThatTrain()
    {
        var section = Section(
        [
            .. Setting("circle", null, i => [Find(Rewound, 0.5, onPath: 10 * i), Find("SNIP", 0.5, onPath: 90), Find("SNIP", 0.5, density: "0.01", onPath: 9), Find("A newcomer", 0.5, onPath: 0)], "seekers"),
            .. Setting("circle", Decay, i => [Find(Rewound, 0.7 + (0.1 * i), onPath: 80)], "seekers").Take(2),
            .. Setting("relu", null, _ => [Find("SynFlow", 0.5), Find("GraSP", 0.5)], "multishot"),
            .. Setting("relu", Decay, _ => [Find("SynFlow", 0.1, onPath: 60)], "multishot"),
            .. Setting("helix", Decay, _ => [Find("SynFlow", 0.1, onPath: 60)], "multishot"),
        ]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table("How much of what each seeker").Texts(), Is.EqualTo(new[] { new[] { "SNIP", "0.00", "0.90" }, [Rewound, "0.78", "–"], ["A newcomer", "1.00", "–"] }));
            Assert.That(section.Table("The seekers that train").Texts(), Is.EqualTo(new[]
            {
                new[] { "seekers", "Circle", "5", "100", "ticket", Rewound, Decay, "2", "0.5", "0.85", "15", "80" },
                ["multishot", "ReLU", "5", "100", "ticket", "SynFlow", Decay, "3", "0.5", "0.1", "40", "60"],
            }));
        }
    }

    [Test, Spec("REPORT-041")]
    public void ClaimsDependOnDecay_WhereBothAreDecidedAndDiffer()
    {
        Judgement Judged(string id, string? repeats, Verdict fair, string protocol = "Fair") =>
            new(new Claim(id, $"Title of {id}", "Figure 1", "It holds.", [], new RecordedVerdict(fair, ""), new RecordedVerdict(fair, "")) { Repeats = repeats }, protocol, fair, []);
        var rows = WeightDecaySection.Of(
            new SweepResults(Setting("circle", Decay, _ => [])),
            [
                Judged("C1", null, Verdict.Reproduced), Judged("C2", null, Verdict.Deviates), Judged("C3", null, Verdict.Reproduced), Judged("C4", null, Verdict.Reproduced),
                Judged("D1", "C1", Verdict.Deviates), Judged("D2", "C2", Verdict.Deviates), Judged("D3", "C3", Verdict.Undecided), Judged("D4", "C4", Verdict.OutOfBudget), Judged("D1", "C1", Verdict.NotTestable, "Paper"),
            ],
            "command")!.Table("depend on decay").Rows;
        Assert.That(rows.Select(r => (r[0].Text, r[2].Text, r[3].Verdict, r[4].Text, r[5].Verdict, r[6].Text)), Is.EqualTo(new[]
        {
            ("C1", "Fair", VerdictBadge.Reproduced, "D1", (VerdictBadge?)VerdictBadge.Deviates, "yes"),
            ("C2", "Fair", VerdictBadge.Deviates, "D2", VerdictBadge.Deviates, "no"),
            ("C3", "Fair", VerdictBadge.Reproduced, "D3", VerdictBadge.Undecided, "undecided"),
        }));
    }
}
