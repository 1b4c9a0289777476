using PlantNSeek.Engines;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Recovery;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Evidence;

public class EvidenceCheckTests
{
    private static readonly EvidenceBook Book = MadeUpEvidence.Book();

    [Test, Spec("EVID-008")]
    public void UnchangedRuns_Pass()
    {
        var check = Checked(static r => r);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Differences, Is.Empty);
            Assert.That(check.Recomputed, Has.Count.GreaterThanOrEqualTo(2));
        }
    }

    [Test, Spec("EVID-008")]
    public void OneBit_IsReported_WithRunPlaceValuesAndCommand()
    {
        var check = Checked(result => result is ScenarioResult scenario ? WithRun(scenario, "SNIP", "ticket", static r => r with { Strong = Math.BitIncrement(r.Strong) }) : result);
        var recorded = ((ScenarioResult)check.Differences[0].Unit.Recorded).Run("SNIP", "ticket").Strong;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Differences, Has.Count.EqualTo(1));
            Assert.That(EvidenceCheck.Message(check.Differences[0]), Is.EqualTo(FormattableString.Invariant(
                $"{check.Differences[0].Unit.Part}: runs: SNIP at ticket: strong is {Math.BitIncrement(recorded):R}, recorded {recorded:R}; if the change is meant, record it with: plantnseek evidence record --again --cells \"multishot Fair circle depth 5 width 100 noise 0.01\"")));
        }
    }

    [Test, Spec("EVID-009")]
    public void EveryValueOfAPart_IsCompared_AndNoOther()
    {
        var recorded = (ScenarioResult)Book.Results.Results[0];
        var part = recorded with { Key = recorded.Key with { Seeker = "SNIP", Densities = "ticket" }, Runs = [recorded.Run("SNIP", "ticket")] };
        (ScenarioResult Changed, string? Place)[] cases =
        [
            (part, null),
            (part with { Runs = [] }, "runs: number of entries"),
            (part with { Controls = [] }, "controls: number of entries"),
            (recorded with { Key = part.Key }, "runs: number of entries"),
            (part with { TicketScore = 0.5 }, "ticketScore"),
            (part with { UnitNormAuc = [0.25, double.NaN] }, "unitNormAuc"),
            (part with { PlantingDeviation = 0.0 }, "plantingDeviation"),
            (part with { Runs = [part.Runs[0] with { WeightHits = [0, 4] }] }, "runs: SNIP at ticket: weightHits"),
            (part with { Runs = [part.Runs[0] with { Sanity = [new CheckedScore(SanityCheck.LayerwiseShuffle, 0.125)] }] }, "runs: SNIP at ticket: sanity: LayerwiseShuffle: weak"),
            (part with { Runs = [part.Runs[0] with { Weak = null }] }, "runs: SNIP at ticket: weak"),
            (part with { Runs = [part.Runs[0] with { Samples = 7 }] }, "runs: SNIP at ticket: samples"),
            (part with { Runs = [part.Runs[0] with { Pruner = "Nobody" }] }, "runs: Nobody at ticket"),
        ];
        Assert.That(cases.Select(c => ResultDifference.Between(recorded, c.Changed)?.Place), Is.EqualTo(cases.Select(c => c.Place)));
    }

    [Test, Spec("EVID-009")]
    public void AWholeRun_MayLackNothing()
    {
        var recorded = (ScenarioResult)Book.Results.Results[0];
        var lacking = recorded with { Runs = [.. recorded.Runs.Skip(1)] };
        Assert.That(ResultDifference.Between(recorded, lacking), Is.EqualTo(new ResultDifference("runs: number of entries", "6", "5")));
    }

    [Test, Spec("EVID-009")]
    public void NamedNumbers_AreComparedByName()
    {
        var recorded = Book.Results.Results.OfType<NumbersResult>().First();
        var changed = recorded with { Numbers = [recorded.Numbers[0], recorded.Numbers[1] with { Value = 1 }] };
        Assert.That(ResultDifference.Between(recorded, changed), Is.EqualTo(new ResultDifference("numbers: second: value", "\"-Infinity\"", "1")));
    }

    [Test, Spec("EVID-010")]
    public void WhatCannotBeRunHere_IsMarked_AndNotCompared()
    {
        var units = SamplePlan.Of(Book, "a");
        var check = EvidenceCheck.Run(Book, units, key => key.Experiment == "theory" ? "the data set is missing" : null, keys => Recomputed(keys, r => r is NumbersResult ? throw new InvalidOperationException() : r));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.NotHere.Select(n => (n.Key.Experiment, n.Value)), Is.EqualTo([("theory", "the data set is missing")]));
            Assert.That(check.Recomputed.Select(k => k.Experiment), Is.All.EqualTo("multishot"));
            Assert.That(check.Differences, Is.Empty);
        }
    }

    [Test, Spec("EVID-011")]
    public void WhatAgrees_IsSaidToAgreeAsItWasCompared()
    {
        var unit = SamplePlan.Of(Book, "a")[0];
        var other = unit with { Recorded = unit.Recorded with { Engine = new EngineFacts("torch", "versions", 1, "processor") } };
        string Of(params CheckUnit[] units) => new EvidenceCheck(units, [], new Dictionary<ScenarioKey, string>()).Agreement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(unit), Is.EqualTo("each as recorded, bit for bit"));
            Assert.That(Of(unit, other), Is.EqualTo("each as recorded, bit for bit but for 1 of another engine, within the interval of one more replicate"));
        }
    }

    // Such as a run of one seeker in a profile, of which all seekers are recorded together.
    [Test, Spec("CLI-059")]
    public void RunsOfAProfile_AreCompared_AlsoWhereAWiderRunIsRecorded()
    {
        var recorded = (ScenarioResult)Book.Results.Results[0];
        var part = recorded with { Key = recorded.Key with { Seeker = "SNIP", Densities = "ticket" }, Runs = [recorded.Run("SNIP", "ticket")] };
        EvidenceCheck Of(ExperimentResult result) => EvidenceCheck.Of(Book, new SweepResults([result]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(recorded).Recomputed, Is.EqualTo([recorded.Key]));
            Assert.That(Of(part).Recomputed, Is.EqualTo([recorded.Key]));
            Assert.That(Of(part).Differences, Is.Empty);
            Assert.That(Of(part with { Runs = [part.Runs[0] with { Strong = 0.125 }] }).Differences.Select(d => d.Difference.Place), Is.EqualTo(["runs: SNIP at ticket: strong"]));
            Assert.That(Of(part with { Key = part.Key with { Densities = "0.5" }, Runs = [part.Runs[0] with { Density = "0.5" }] }).Recomputed, Is.Empty, "that density is not recorded");
            Assert.That(Of(part with { Key = part.Key with { Replicate = 99 } }).Recomputed, Is.Empty, "nor that replicate");
        }
    }

    [Test, Spec("EVID-019")]
    public void OfAPart_TheSourceIsCompared_AtItsOwnDensitiesAndUnpruned()
    {
        var random = new RandomStream(1, "controls");
        var recorded = MadeUpEvidence.Scenario(MadeUpEvidence.Setting, random, "0.069", "0.168") with
        {
            Controls = [.. from density in (string[])["0.069", "0.168", "1"] select MadeUpEvidence.Run("Source", density, random), MadeUpEvidence.Run("Oracle", "ticket", random)],
        };
        IEnumerable<string> Of(string densities) => ((ScenarioResult)ResultDifference.PartOf(recorded, recorded.Key with { Densities = densities })).Controls.Select(static c => $"{c.Pruner} {c.Density}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("0.069"), Is.EqualTo(new[] { "Source 0.069", "Source 1", "Oracle ticket" }));
            Assert.That(Of(""), Is.EqualTo(new[] { "Source 0.069", "Source 0.168", "Source 1", "Oracle ticket" }));
        }
    }

    [TestCase(0.0, true)]
    [TestCase(10.0, false)]
    [Spec("EVID-019")]
    public void ARunOfAnotherEngine_PassesWithinThePredictionInterval(double shift, bool passes)
    {
        var book = OfTorch(replicates: 8);
        var units = SamplePlan.Of(book, "a").Where(u => u.Part is { Experiment: "multishot", Densities: "ticket" }).ToArray();
        var check = EvidenceCheck.Run(book, units, static _ => null, keys => Part(book, keys, r => WithRun((ScenarioResult)r, "SNIP", "ticket", run => run with { Strong = Math.BitIncrement(run.Strong) + shift })));
        Assert.That(check.Differences.Select(d => d.Difference.Place), passes ? Is.Empty : Is.EqualTo(["runs: SNIP at ticket: strong"]));
    }

    [Test, Spec("EVID-019")]
    public void ARunOfAnotherEngine_MayLackNothing_AndMayNotBecomeNoNumber()
    {
        var book = OfTorch(replicates: 8);
        (Func<RunResult, RunResult> Change, string? Place)[] cases =
        [
            (run => run with { Strong = double.NaN }, "runs: SNIP at ticket: strong"),
            (run => run with { StrongUnscaled = 0.5 }, "runs: SNIP at ticket: strongUnscaled"), // infinite in all replicates
            (run => run with { Weak = null }, "runs: SNIP at ticket: weak"),
            (run => run with { Sanity = null }, "runs: SNIP at ticket: sanity: LayerwiseShuffle: weak"),
            (run => run, null),
        ];
        var units = SamplePlan.Of(book, "a").Where(u => u.Part is { Experiment: "multishot", Densities: "ticket" }).ToArray();
        Assert.That(
            cases.Select(c => EvidenceCheck.Run(book, units, static _ => null, keys => Part(book, keys, r => WithRun((ScenarioResult)r, "SNIP", "ticket", c.Change))).Differences.Select(d => d.Difference.Place).SingleOrDefault()),
            Is.EqualTo(cases.Select(c => c.Place)));
    }

    [Test, Spec("EVID-019")]
    public void ASingleReplicate_IsTooFewToCompareWith()
    {
        var book = OfTorch(replicates: 1);
        var check = EvidenceCheck.Run(book, SamplePlan.Of(book, "a"), static _ => null, keys => Part(book, keys, static r => r));
        Assert.That(check.Differences.Select(d => d.Difference), Is.All.EqualTo(new ResultDifference("replicates", "1", "at least 2 are needed to compare with")));
    }

    private static EvidenceBook OfTorch(int replicates)
    {
        var book = MadeUpEvidence.Book(replicates);
        var facts = new EngineFacts("torchsharp", "TorchSharp 0.107.0, libtorch 2.10.0", 1, "AVX2");
        return MadeUpEvidence.Timed(new EvidenceBook(new SweepResults(book.Results.Results.Where(r => r is ScenarioResult).Select(r => r with { Engine = facts })), [], MadeUpEvidence.Sources), 0.5);
    }

    private static EvidenceCheck Checked(Func<ExperimentResult, ExperimentResult> change) =>
        EvidenceCheck.Run(Book, SamplePlan.Of(Book, "a"), static _ => null, keys => Recomputed(keys, change));

    private static SweepResults Recomputed(IEnumerable<ScenarioKey> keys, Func<ExperimentResult, ExperimentResult> change) => Part(Book, keys, change);

    // What a run of each key would give: the recorded run, cut to the part.
    private static SweepResults Part(EvidenceBook book, IEnumerable<ScenarioKey> keys, Func<ExperimentResult, ExperimentResult> change) => new(
        from key in keys
        let recorded = book.Results.Results.Single(r => r.Key == key.Scenario)
        let changed = change(recorded)
        select changed is ScenarioResult scenario
            ? scenario with { Key = key, Runs = [.. scenario.Runs.Where(r => (key.Seeker.Length == 0 || r.Pruner == key.Seeker) && (key.Densities.Length == 0 || r.Density == key.Densities))] }
            : changed with { Key = key });

    private static ScenarioResult WithRun(ScenarioResult scenario, string seeker, string density, Func<RunResult, RunResult> change) =>
        scenario with { Runs = [.. scenario.Runs.Select(r => r.Pruner == seeker && r.Density == density ? change(r) : r)] };
}
