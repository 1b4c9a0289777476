using System.Text;
using System.Text.Json;
using PlantNSeek.Claims;
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
        var report = With(new Recheck(new HashSet<ScenarioKey> { circle }, new Dictionary<ScenarioKey, string>()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Claim("C6", report).Recomputed, Is.EqualTo("1 of 2"));
            Assert.That(Evidence(Claim("C6", report)), Is.EqualTo("1 of 2 runs recomputed now"));
            Assert.That(Claim("C8", report).Recomputed, Is.EqualTo("recorded"), "Helix");
            Assert.That(Figure("curves-fair-depth-5", report), Is.EqualTo("1 of 3 runs recomputed now"));
            Assert.That(Figure("verdicts", report), Is.EqualTo($"1 of {Keys.Length} runs recomputed now"));
        }
    }

    [Test, Spec("REPORT-047")]
    public void Runs_ThatCannotBeChecked_AreNamedWithTheReason()
    {
        var none = With(new Recheck(new HashSet<ScenarioKey>(), Keys.ToDictionary(k => k, _ => "no engine")));
        var fair = With(new Recheck(new HashSet<ScenarioKey>(Keys.Where(k => k.Protocol == "Paper")), Keys.Where(k => k.Protocol == "Fair").ToDictionary(k => k, k => $"no {k.Task}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Evidence(Claim("C6", none)), Is.EqualTo("recorded, not checked here: no engine"));
            Assert.That(Evidence(Claim("C6", fair)), Is.EqualTo("1 of 2 runs recomputed now, 1 recorded and not checked here: no circle"));
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
        var report = With(new Recheck(recomputed, new Dictionary<ScenarioKey, string> { [Keys[1]] = "no engine" }));
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

    private static Reproduction With(Recheck? recheck) => new(Profile.Smoke, s_sweep, Judge.All(ClaimBook.Embedded, s_sweep)) { Recheck = recheck };

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
