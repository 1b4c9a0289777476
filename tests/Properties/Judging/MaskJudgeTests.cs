using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Numpy;
using PlantNSeek.Properties.Exchange;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Judging;

using Networks = PlantNSeek.Properties.Exchange.Networks;

public sealed class MaskJudgeTests
{
    // Found by the leaderboard's own search, and scored by its own training.
    [TestCase("relu", "Fair", "SynFlow", 100)]
    [TestCase("circle", "Fair", "GraSP", 1)]
    [TestCase("helix", "Fair", "SNIP", 1)]
    [TestCase("helix", "Paper", "Random uniform", 1)]
    [Spec("EXCH-014")]
    public void FindAndScores_AreThoseOfTheExperiments(string task, string protocol, string name, int rounds)
    {
        var scenario = Networks.Planted(task, protocol, seed: 2, depth: 5, width: 40);
        var seeker = HostSeeking.Seeker(name, rounds);
        var run = ((ScenarioResult)ExperimentCatalog.ByName("seekers").Run(
            scenario.Key with { Experiment = "seekers", Seeker = seeker.Name, Densities = "0.1" }, Protocol.Of(scenario.Key), default)).Runs.Single();
        var host = Networks.Host(scenario);
        var found = seeker.Seek(HostSeeking.Problem(host, new Density(0.1)));
        var judgement = new MaskJudge(host, Truth(scenario, host)).Judge("found", found, trains: true, checks: true);
        var score = judgement.Score(protocol);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((judgement.Summary.KeptCount, found.Samples), Is.EqualTo((run.Kept, run.Samples)));
            Assert.That(judgement.Summary.Layers.Select(l => l.KeptWeights), Is.EqualTo(run.KeptWeights));
            Assert.That(judgement.Overlap!.LayerWeights.Select(l => l.Hits), Is.EqualTo(run.WeightHits));
            Assert.That((score.Strong, score.Weak), Is.EqualTo((run.Strong, run.Weak)));
            Assert.That(judgement.Checks.Select(c => c.Check), Is.EqualTo(new[] { SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask }));
        }
    }

    // A mask of a host planted as one protocol plants, scored by the rules of both: each is what its experiment would say of that network.
    [Test, Spec("EXCH-014")]
    public void Scores_AreByTheRulesOfBothProtocols([Values("circle", "helix")] string task)
    {
        var scenario = Networks.Planted(task, "Fair", depth: 4, width: 70);
        var host = Networks.Host(scenario);
        var mask = Mask.From(host.Layout.Count, static i => i % 3 != 1);
        var judgement = new MaskJudge(host, null).Judge("found", new FoundTicket(mask), trains: true, checks: false);
        foreach (var protocol in Protocol.All)
        {
            var expected = new Evaluation(new Scenario(scenario.Key, Protocol.Fair with { Score = protocol.Score }), default).Trained("found", "0.5", mask);
            Assert.That(judgement.Score(protocol.Name), Is.EqualTo(new ProtocolScore(protocol.Name, expected.Strong, expected.Weak)));
        }

        Assert.That(judgement.Checks, Is.Empty, "none are asked for");
        Assert.That(judgement.Scores[0].Strong, task == "circle" ? Is.EqualTo(judgement.Scores[1].Strong) : Is.LessThan(judgement.Scores[1].Strong));
    }

    [Test, Spec("EXCH-015")]
    public void PlantedMask_IsFoundWhole()
    {
        var scenario = Networks.Planted("circle", depth: 4, width: 70);
        var host = Networks.Host(scenario);
        var planted = new MaskJudge(host, Truth(scenario, host)).Planted(trains: false)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(planted.Overlap!.Overall, Has.Property("Population").EqualTo(host.Layout.Count).And.Property("Truth").EqualTo(planted.Mask.KeptCount).And.Property("Found").EqualTo(planted.Mask.KeptCount).And.Property("Hits").EqualTo(planted.Mask.KeptCount));
            Assert.That((planted.Overlap.Overall.Precision, planted.Overlap.Overall.Recall, planted.Overlap.Overall.Jaccard), Is.EqualTo((1.0, 1.0, 1.0)));
            Assert.That((planted.Summary.KeptWeights, planted.Summary.KeptBiases), Is.EqualTo((host.Description!.Ticket.Weights, host.Description.Ticket.Biases)));
            Assert.That(planted.Score("Fair").Strong, Is.GreaterThan(0.95));
            Assert.That((planted.IsTrained, planted.Checks), Is.EqualTo((false, Array.Empty<SanityScores>())));
        }
    }

    [PinnedProperty(MaxTest = 30), Spec("EXCH-015")]
    public void Judgement_IsThatOfMaskAndTruth(Seed seed)
    {
        var host = Networks.OwnHost();
        var random = seed.Stream("masks");
        var (found, truth) = (Mask.From(17, _ => random.NextDouble() < 0.5), Mask.From(17, _ => random.NextDouble() < 0.3));
        var receipt = new TruthReceipt { Host = host.Digest, Samples = "", Weights = 0, Biases = 0, OutputScales = [], LargestDeviation = 0, MatchedUnits = 0, FallbackUnits = 0 };
        var judgement = new MaskJudge(host, new Truth("truth.npz", truth, receipt)).Judge("found", new FoundTicket(found), trains: false, checks: true);
        var (summary, overlap) = (MaskSummary.Of(host.Layout.Graph, found), Overlap.Of(host.Layout, found, truth));
        Assert.That(judgement.Summary.Layers, Is.EqualTo(summary.Layers));
        Assert.That(judgement.Summary.Connectivity.EffectiveMask, Is.EqualTo(summary.Connectivity.EffectiveMask));
        Assert.That((judgement.Overlap!.Weights, judgement.Overlap.Biases, judgement.Overlap.Layers[1]), Is.EqualTo((overlap.Weights, overlap.Biases, overlap.Layers[1])));
        Assert.That(judgement.Checks, Is.Empty);
    }

    // The start is trained on to the total of all others; one that has had more, or nobody knows how much, gives way to the host's parameters.
    [Test, Spec("EXCH-016")]
    public void OwnStart_IsComparedAtEqualTotals_AndScoredApart()
    {
        var scenario = Networks.Planted("helix", depth: 4, width: 70);
        var host = Networks.Host(scenario);
        var judge = new MaskJudge(host, null);
        var mask = Mask.From(host.Layout.Count, static i => i % 3 != 1);
        var start = Array.ConvertAll(host.Parameters, static p => p * 0.5f);
        var there = new MaskJudge(host with { Parameters = start }, null).Judge("found", new FoundTicket(mask), trains: true, checks: false);
        var usual = judge.Judge("found", new FoundTicket(mask), trains: true, checks: false);
        var (fresh, trained, unknown) = (With(0), With((10L * host.Training.Count) + 1), With(null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fresh.Scores[1].Weak, Is.EqualTo(there.Scores[1].Weak).And.Not.EqualTo(usual.Scores[1].Weak));
            Assert.That(With(10L * host.Training.Count).Scores[1].Weak, Is.EqualTo(there.Scores[1].Strong), "as found where that is the total");
            Assert.That((trained.Scores[1].Weak, unknown.Scores[1].Weak), Is.EqualTo((usual.Scores[1].Weak, usual.Scores[1].Weak)));
            Assert.That((fresh.OwnStart, trained.OwnStart!.IsCompared, unknown.OwnStart, usual.OwnStart), Is.EqualTo((new OwnStart(0, true), false, new OwnStart(null, false), (OwnStart?)null)));
            foreach (var judgement in new[] { fresh, trained, unknown })
            {
                Assert.That(judgement.Scores[1].Strong, Is.EqualTo(usual.Scores[1].Strong), "a strong ticket is judged on the host's own parameters");
                Assert.That((judgement.Scores[1].AsFound, judgement.Scores[1].TrainedOn), Is.EqualTo(((double?)there.Scores[1].Strong, there.Scores[1].Weak)));
            }
        }

        MaskJudgement With(long? samples) => judge.Judge("found", new FoundTicket(mask) { StartParameters = start, StartSamples = samples }, trains: true, checks: false);
    }

    // The same ticket on the report's leaderboard and in a file, with a start of its own and without.
    [Test, Spec("SANITY-014")]
    public void Checks_AreThoseOfTheLeaderboard([Values] bool hasStart)
    {
        var key = ScenarioKey.Usual("seekers", "Fair", "circle") with { Depth = 4, Width = 70, Replicate = 3, Densities = "0.1" };
        var scenario = new Scenario(key, Protocol.Fair);
        var host = Networks.Host(scenario);
        var count = scenario.Budget("0.1").Count ?? new Density(0.1).Budget(host.Layout.Count);
        var ticket = new FoundTicket(Mask.FromIndices(host.Layout.Count, new Seed(5).Stream("mask").NextPermutation(host.Layout.Count).Take(count)));
        if (hasStart)
        {
            ticket = ticket with { StartParameters = ticket.Mask.Apply<float>(host.Parameters), StartSamples = 5L * host.Training.Count };
        }

        var run = UserSeekerRuns.Run(key, "MadeUp", new MadeUpSeeker("MadeUp", ticket), default).Runs[0];
        var judgement = new MaskJudge(host, null).Judge("found", ticket, trains: true, checks: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Checks.Select(c => (c.Check, c.Scores[1])), Is.EqualTo(run.Sanity!.Select(c => (c.Check, c.Weak))));
            Assert.That(judgement.Score("Fair").Weak, Is.EqualTo(run.Weak));
            Assert.That((judgement.OwnStart?.Epochs, judgement.Score("Fair").AsFound, judgement.Score("Fair").TrainedOn), Is.EqualTo((run.OwnStart?.Epochs, run.OwnStart?.AsFound, run.OwnStart?.TrainedOn)));
        }
    }

    private sealed class MadeUpSeeker(string name, FoundTicket ticket) : ITicketSeeker
    {
        public string Name => name;

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default) => ticket;
    }

    [Test, Spec("EXCH-015")]
    public void HostWithoutTestSamples_IsRefused()
    {
        using var file = Networks.Own().Without("test.x", "test.y").Open();
        var host = HostFile.Read(file);
        Assert.That(() => new MaskJudge(host, null), Throws.TypeOf<NpzException>().With.Message.EqualTo("own.npz has no arrays test.x and test.y; masks are judged on held-out samples"));
    }

    private static Truth Truth(Scenario scenario, Host host)
    {
        using var file = Networks.TruthFile(scenario);
        return TruthFile.Find(file, host)!;
    }
}
