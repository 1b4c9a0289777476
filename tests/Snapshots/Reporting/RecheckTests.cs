using System.Text;
using System.Text.Json;
using PlantNSeek.Claims;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class RecheckTests
{
    private static readonly SweepResults s_sweep = new(MadeUpSweep.OfEverything());

    private static ScenarioKey[] Keys => [.. s_sweep.Results.Select(r => r.Key)];

    [Test, Spec("REPORT-047")]
    public void Runs_AreAllComputedNow_WhereNothingWasRecorded()
    {
        var claim = Claim("C6", With(null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claim.Recomputed, Is.EqualTo("all 2"));
            Assert.That(Evidence(claim), Is.EqualTo("all runs computed now"));
        }
    }

    [Test, Spec("REPORT-047")]
    public void Runs_AreCounted_WhereSomeWereRecomputed()
    {
        var circle = Keys.Single(k => k is { Experiment: "singleshot", Protocol: "Fair", Task: "circle", Depth: 5, Width: 100 });
        var report = With(Check([circle], []));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Claim("C6", report).Recomputed, Is.EqualTo("1 of 2"));
            Assert.That(Evidence(Claim("C6", report)), Is.EqualTo("1 of 2 runs recomputed now, whole or in part"));
            Assert.That(Claim("C8", report).Recomputed, Is.EqualTo("recorded"), "Helix");
            Assert.That(Figure("curves-fair-depth-5", report), Is.EqualTo("1 of 3 runs recomputed now, whole or in part"));
            Assert.That(Figure("verdicts", report), Is.EqualTo($"1 of {Keys.Length} runs recomputed now, whole or in part"));
        }
    }

    [Test, Spec("REPORT-047")]
    public void Runs_ThatCannotBeChecked_AreNamedWithTheReason()
    {
        var none = With(Check([], Keys.ToDictionary(k => k, _ => "no engine")));
        var fair = With(Check(Keys.Where(k => k.Protocol == "Paper"), Keys.Where(k => k.Protocol == "Fair").ToDictionary(k => k, k => $"no {k.Task}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Evidence(Claim("C6", none)), Is.EqualTo("recorded, not checked here: no engine"));
            Assert.That(Evidence(Claim("C6", fair)), Is.EqualTo("1 of 2 runs recomputed now, whole or in part, 1 recorded and not checked here: no circle"));
            Assert.That(Figure("curves-fair-depth-5", fair), Is.EqualTo("recorded, not checked here: no circle; no helix; no relu"));
        }
    }

    [Test, Spec("REPORT-047")]
    public void WhatAPartIsComparedWith_IsBehindItToo()
    {
        var compared = ClaimBook.Embedded.First(c => c.Parts.Any(p => p.Against is not null && p.IsUnder("Fair")));
        var part = compared.Parts.First(p => p.Against is not null && p.IsUnder("Fair"));
        ScenarioKey[] settings = [part.Setting("Fair"), part.Other().Setting("Fair")];
        var sweep = new SweepResults(settings.Select(s => (ExperimentResult)MadeUpSweep.Scenario("singleshot", "Fair", "circle", 1, MadeUpSweep.Run("SNIP", "0.1", 0.4, 0.5)) with { Key = s with { Replicate = 1 } }));
        var report = new Reproduction(Profile.Smoke, sweep, []);
        Assert.That(settings.Distinct().Count(), Is.EqualTo(2));
        Assert.That(RecomputedShare.Of(report, compared, "Fair").Runs, Is.EqualTo(2));
    }

    [Test, Spec("REPORT-048"), Spec("EVID-023")]
    public void Json_SaysOfEveryRunAndClaim_AndItsRunsReadBack()
    {
        var recomputed = Keys.Where((_, i) => i % 3 == 0).ToHashSet();
        var report = With(Check(recomputed, new() { [Keys[1]] = "no engine" }));
        using var json = JsonDocument.Parse(ReportJson.Render(report, Provenance.Of(report)));
        var runs = json.RootElement.GetProperty("results");
        var said = runs.EnumerateArray().Select(r => r.GetProperty("recomputed").GetBoolean());
        var claims = json.RootElement.GetProperty("claims").EnumerateArray().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Is.EqualTo(Keys.Select(recomputed.Contains)));
            Assert.That(ResultsJson.Hash(ResultsJson.Read(Encoding.UTF8.GetBytes(runs.GetRawText()))), Is.EqualTo(ResultsJson.Hash(s_sweep)));
            foreach (var (judgement, claim) in report.Judgements.Zip(claims))
            {
                var behind = RecomputedShare.Of(report, judgement.Claim, judgement.Protocol);
                Assert.That(claim.GetProperty("runs").GetInt32(), Is.EqualTo(behind.Runs));
                Assert.That(claim.GetProperty("runsRecomputed").GetInt32(), Is.EqualTo(behind.Recomputed));
                Assert.That(claim.GetProperty("recomputed").GetBoolean(), Is.EqualTo(behind.Runs > 0 && behind.Recomputed == behind.Runs));
            }

            Assert.That(claims.Select(c => c.GetProperty("recomputed").GetBoolean()).Distinct().Count(), Is.EqualTo(2));
        }
    }

    [Test, Spec("REPORT-047")]
    public void ARun_CountsForAClaim_WhereAMaskThatTheClaimIsAboutWasRecomputed()
    {
        var report = With(null).Checked(PartOf("SNIP", "0.1"));
        RecomputedShare Behind(string pruner, string density) => RecomputedShare.Of(
            report,
            new Claim("C0", "title", "source", "statement", [new ClaimPart { Measure = "largest-margin", Task = "circle", Depth = 5, Pruners = [pruner], Densities = [density], Below = 0 }], new(Verdict.Reproduced, ""), new(Verdict.Reproduced, "")),
            "Fair");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { Behind("SNIP", "0.1"), Behind("SNIP", "0.01"), Behind("SynFlow", "0.1") }.Select(b => b.Short), Is.EqualTo(new[] { "1 of 1", "recorded", "recorded" }));
            Assert.That(Behind("SNIP", "0.1").Sentence, Is.EqualTo("1 of 1 runs recomputed now, whole or in part"));
            Assert.That(Behind("Nobody", "0.1").Short, Is.EqualTo("no runs"));
        }
    }

    [Test, Spec("REPORT-049"), Spec("EVID-023")]
    public void TheTable_SaysOfEveryMask_WhetherItWasRecomputed()
    {
        var folder = Directory.CreateTempSubdirectory("recheck").FullName;
        try
        {
            ReportFiles.Write(With(null).Checked(PartOf("SNIP", "0.1")), folder);
            var rows = File.ReadAllLines(Path.Combine(folder, "runs.csv")).Select(l => l.Split(',')).ToArray();
            string[] Columns(params string[] names) => [.. rows.Where(r => r[^1] == "true").Select(r => string.Join(' ', names.Select(n => r[Array.IndexOf(rows[0], n)])))];
            Assert.That(Columns("experiment", "protocol", "task", "depth", "role", "seeker", "density"), Is.EqualTo(new[] { "singleshot Fair circle 5 find SNIP 0.1", "singleshot Fair circle 5 control Oracle ticket" }), "controls are made in every run");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // That a part of the run on Circle was recomputed.
    private static EvidenceCheck PartOf(string seeker, string density)
    {
        var run = s_sweep.Results.Single(r => r.Key is { Experiment: "singleshot", Protocol: "Fair", Task: "circle", Depth: 5, Width: 100 });
        return new EvidenceCheck([new CheckUnit(run, run.Key with { Seeker = seeker, Densities = density }, [], 1)], [], new Dictionary<ScenarioKey, string>());
    }

    private static EvidenceCheck Check(IEnumerable<ScenarioKey> whole, Dictionary<ScenarioKey, string> notHere) =>
        new([.. from run in s_sweep.Results where whole.Contains(run.Key) select new CheckUnit(run, run.Key, [], 1)], [], notHere);

    private static Reproduction With(EvidenceCheck? recheck) => new(Profile.Smoke, s_sweep, Judge.All(ClaimBook.Embedded, s_sweep)) { Recheck = recheck };

    private static ReportDocument Compose(Reproduction report) => ReportComposer.Compose(report, Provenance.Of(report));

    private static ClaimRow Claim(string id, Reproduction report) =>
        Compose(report).Sections.Single(s => s.Id == "claims").Blocks.OfType<ClaimsBlock>().Single().Claims.Single(c => c.Id == id);

    private static string Evidence(ClaimRow claim) => claim.Details.Single(d => d.Term == "Evidence").Description;

    private static string Figure(string id, Reproduction report)
    {
        var document = Compose(report);
        return document.Opening.Concat(document.Sections.SelectMany(s => s.Blocks)).OfType<FigureBlock>().Single(f => f.Figure.Id == id).Evidence;
    }
}
