using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Exchange;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Judging;

using Networks = PlantNSeek.Properties.Exchange.Networks;

public sealed class MaskBoardTests
{
    private static readonly ParameterLayout Layout = Networks.OwnHost().Layout;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("board").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("EXCH-017")]
    public void Board_HasMasksOfOneSize_BestFirst_EqualOnesAlike([Values] bool trained, [Values] bool isAccuracy)
    {
        var sign = isAccuracy ? 1 : -1;
        MaskJudgement Entry(string name, int kept, double good) => Made(name, kept, strong: trained ? 5 - (sign * good) : 5 + (sign * good), weak: trained ? 5 + (sign * good) : null);
        var boards = MaskBoard.Of([Entry("mine", 4, 2), Entry("bad", 4, 1), Entry("large", 9, 1)], [Entry("best", 4, 3), Entry("same", 4, 2), Entry("alone", 7, 9)], isAccuracy);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(boards.Select(b => b.Kept), Is.EqualTo(new[] { 4, 9 }));
            Assert.That(
                boards[0].Places.Select(p => (p.Place, p.Judgement.Name, p.IsOwn)),
                Is.EqualTo(new[] { (1, "best", true), (2, "mine", false), (2, "same", true), (4, "bad", false) }));
            Assert.That(boards[1].Places.Select(p => p.Judgement.Name), Is.EqualTo(new[] { "large" }));
        }
    }

    [Test, Spec("EXCH-017")]
    public void Board_FollowsTheFairRule()
    {
        var better = Made("fair", 4, 0) with { Scores = [new("Paper", 0.1, null), new("Fair", 0.9, null)] };
        var worse = Made("paper", 4, 0) with { Scores = [new("Paper", 0.9, null), new("Fair", 0.1, null)] };
        Assert.That(MaskBoard.Of([worse, better], [], isAccuracy: true)[0].Places.Select(p => p.Judgement.Name), Is.EqualTo(new[] { "fair", "paper" }));
    }

    [Test, Spec("EXCH-018")]
    public void Finds_AreKept_AndNotSoughtAgain()
    {
        var (host, seeker) = (Networks.OwnHost(), new Counting("Even"));
        var judge = new MaskJudge(host, null);
        var first = Run(judge, seeker, 5);
        Assert.That((seeker.Searches, first.Found[0].Mask.KeptCount), Is.EqualTo((1, 5)));
        Assert.That(MaskFile.Read(Path.Combine(_folder, "even-5.npz"), host).Ticket.Mask, Is.EqualTo(first.Found[0].Mask));
        Assert.That((Run(judge, seeker, 5).Found[0].Mask, seeker.Searches), Is.EqualTo((first.Found[0].Mask, 1)));
        Assert.That((Run(judge, seeker, 6).Found[0].Mask.KeptCount, seeker.Searches), Is.EqualTo((6, 2)));
        File.WriteAllText(Path.Combine(_folder, "even-5.npz"), "spoilt");
        Assert.That((Run(judge, seeker, 5).Found[0].Mask, seeker.Searches), Is.EqualTo((first.Found[0].Mask, 3)));

        using var other = Networks.Own().With("train.y", [1L, 1, 0, 1, 0, 1], 6).Open();
        Run(new MaskJudge(HostFile.Read(other), null), seeker, 5);
        Assert.That(seeker.Searches, Is.EqualTo(4), "the same parameters with other samples are another problem");
        using var pruned = Networks.Own().With("prune.x", [0.5f, 0.5f], 1, 2).With("prune.y", [0L], 1).Open();
        Run(new MaskJudge(HostFile.Read(pruned), null), seeker, 5);
        Assert.That(seeker.Searches, Is.EqualTo(5), "nor are other pruning samples the same problem");
    }

    [Test, Spec("EXCH-018")]
    public void Finds_OfOtherSourcesOrNames_DoNotCount()
    {
        var (host, seeker) = (Networks.OwnHost(), new Counting("Even"));
        var ticket = new FoundTicket(Mask.FromIndices(17, [1, 2, 3, 4, 5]));
        var origin = HostSeeking.Origin(host, seeker, ticket);
        foreach (var foreign in new[] { origin with { Sources = "other" }, origin with { Seeker = "Odd" }, origin with { Problem = "other" } })
        {
            MaskFile.Write(Path.Combine(_folder, "even-5.npz"), host.Layout, ticket, foreign);
            Assert.That(Run(new MaskJudge(host, null), seeker, 5).Found[0].Mask, Is.Not.EqualTo(ticket.Mask));
        }

        MaskFile.Write(Path.Combine(_folder, "even-5.npz"), host.Layout, new FoundTicket(Mask.FromIndices(17, [1, 2, 3, 4])), origin);
        Assert.That(Run(new MaskJudge(host, null), seeker, 5).Found[0].Mask.KeptCount, Is.EqualTo(5), "of another size");
        MaskFile.Write(Path.Combine(_folder, "even-5.npz"), host.Layout, ticket, origin);
        Assert.That(Run(new MaskJudge(host, null), seeker, 5).Found[0].Mask, Is.EqualTo(ticket.Mask));
    }

    [Test, Spec("EXCH-019")]
    public void WhatCannotBeJudged_IsNamed_AndCostsTheOthersNothing()
    {
        var masks = Path.Combine(_folder, "masks");
        Directory.CreateDirectory(masks);
        string[] paths =
        [
            new ArrayFile("a.npz").With("layer1.weight", new bool[6], 3, 2).Save(masks),
            Networks.OwnMask().With("layer2.bias", [true, false], 2).Save(masks),
            Path.Combine(masks, "c.npz"),
        ];
        File.WriteAllText(paths[2], "nothing");
        var judging = new MaskJudging(new MaskJudge(Networks.OwnHost(), null), trains: false, MissingBiases.AreAnError);
        var judgements = judging.OfFolder(paths, [new Counting("Even"), new Counting("Fails") { Fails = true }], _folder, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgements.Masks.Select(m => m.Name), Is.EqualTo(new[] { "mask.npz" }));
            Assert.That(judgements.Refused, Has.Count.EqualTo(2));
            Assert.That(judgements.Refused[0], Does.StartWith("a.npz has no array layer1.bias"));
            Assert.That(judgements.Refused[1], Does.StartWith("c.npz"));
            Assert.That(judgements.Boards.Single().Places.Select(p => p.Judgement.Name), Is.EqualTo(new[] { "mask.npz", "Even" }));
            Assert.That(judgements.Remarks, Is.EqualTo(new[] { "Fails has no mask of 16 parameters: it gives up" }));
        }
    }

    // Inputs so large that the first step overflows; the scores before training are finite, since test inputs are small.
    [Test, Spec("EXCH-019")]
    public void TrainingThatDiverges_CostsThatScoreAlone([Values] bool many)
    {
        var scenario = Networks.Planted();
        var host = Networks.Host(scenario);
        using var file = Networks.TruthFile(scenario);
        var truth = TruthFile.Find(file, host);
        var inputs = Array.ConvertAll(host.Training.Inputs.ToArray(), static x => x * 1e30f);
        var diverging = host with { Training = Batch.Regression(inputs, 1, host.Training.Values, 1) };
        var path = Path.Combine(_folder, "mask.npz");
        MaskFile.Write(path, host.Layout, new FoundTicket(truth!.Mask));
        var judging = new MaskJudging(new MaskJudge(diverging, truth), trains: true, MissingBiases.AreAnError);
        var judgements = many ? judging.OfFolder([path], [new Counting("Even")], _folder, 1) : judging.OfFile(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgements.Refused, Is.Empty);
            Assert.That(judgements.Masks.Single().Overlap!.Overall.Recall, Is.EqualTo(1));
            Assert.That(judgements.Masks.Single().Scores.Select(s => s.Weak), Is.All.Null);
            Assert.That(judgements.Planted!.IsTrained, Is.False);
            Assert.That(judgements.Remarks, Has.Some.StartsWith("planted.npz holds other samples than those that were drawn for it"));
            Assert.That(judgements.Remarks, Has.Some.StartsWith("mask.npz has no score after training on planted.npz: ").And.Some.StartsWith("planted ticket has no score after training on planted.npz: "));
            Assert.That(() => JudgementReport.Compose(judgements, ""), Throws.Nothing);
        }
    }

    [Test, Spec("EXCH-017")]
    public void MaskWithoutAScoreAfterTraining_IsLast([Values] bool isAccuracy)
    {
        var boards = MaskBoard.Of([Made("failed", 4, strong: isAccuracy ? 1 : 0), Made("trained", 4, 0.5, weak: 0.5)], [], isAccuracy);
        Assert.That(boards[0].Places.Select(p => (p.Place, p.Judgement.Name)), Is.EqualTo(new[] { (1, "trained"), (2, "failed") }));
    }

    [Test, Spec("EXCH-019")]
    public void HostWhoseOutputsAreNotFinite_IsNamedWithTheMask()
    {
        var host = Networks.OwnHost();
        var judge = new MaskJudge(host with { Parameters = Array.ConvertAll(host.Parameters, static _ => 1e30f) }, null);
        Assert.That(
            () => judge.Judge("found", new FoundTicket(Mask.All(17)), trains: false, checks: false),
            Throws.TypeOf<ArithmeticException>().With.Message.StartsWith("found on own.npz: output "));
    }

    [Test, Spec("EXCH-018")]
    public void NothingIsSought_WhereEverythingOrNothingIsKept()
    {
        var (all, none) = (Path.Combine(_folder, "all.npz"), Path.Combine(_folder, "none.npz"));
        MaskFile.Write(all, Layout, new FoundTicket(Mask.All(17)));
        MaskFile.Write(none, Layout, new FoundTicket(Mask.None(17)));
        var seeker = new Counting("Even");
        var judgements = new MaskJudging(new MaskJudge(Networks.OwnHost(), null), trains: false, MissingBiases.AreAnError).OfFolder([all, none], [seeker], _folder, 1);
        Assert.That((seeker.Searches, judgements.Boards.Select(b => b.Kept)), Is.EqualTo((0, new[] { 0, 17 })));
    }

    [Test, Spec("CLI-006")]
    public void Progress_CountsEveryStep_ToTheLast([Values] bool trains, [Values] bool hasTruth)
    {
        var scenario = Networks.Planted();
        var host = Networks.Host(scenario);
        using var file = Networks.TruthFile(scenario);
        var judging = new MaskJudging(new MaskJudge(host, hasTruth ? TruthFile.Find(file, host) : null), trains, MissingBiases.AreAnError);
        var path = Path.Combine(_folder, "mask.npz");
        MaskFile.Write(path, host.Layout, new FoundTicket(Mask.FromIndices(host.Layout.Count, [1, 2, 3])));
        foreach (var many in new[] { false, true })
        {
            var progress = new ImmediateProgress<WorkProgress>();
            _ = many ? judging.OfFolder([path], [new Counting("Even")], _folder, 1, progress) : judging.OfFile(path, progress);
            var steps = many || trains ? (trains ? 4 : 1) + (hasTruth ? 1 : 0) + (many ? 1 : 0) : 0;
            Assert.That(progress.Reports.Select(r => (r.Done, r.Total)), Is.EqualTo(Enumerable.Range(1, steps).Select(i => ((long)i, (long)steps))));
        }
    }

    private (IReadOnlyList<MaskJudgement> Found, IReadOnlyList<string> Failures) Run(MaskJudge judge, Counting seeker, int size) =>
        new LibraryFinds(judge, _folder, trains: false).Run([seeker], [size], 1, new Progress<string>(), default);

    private static MaskJudgement Made(string name, int kept, double strong, double? weak = null)
    {
        var mask = Mask.FromIndices(Layout.Count, Enumerable.Range(0, kept));
        return new MaskJudgement { Name = name, Mask = mask, Summary = MaskSummary.Of(Layout.Graph, mask), Scores = [new("Paper", 0, weak is null ? null : 0), new("Fair", strong, weak)] };
    }

    private sealed class Counting(string name) : ITicketSeeker
    {
        public string Name => name;

        public int Searches { get; private set; }

        public bool Fails { get; init; }

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            Searches++;
            return Fails ? throw new InvalidOperationException("it gives up") : new FoundTicket(Mask.FromIndices(problem.Layout.Count, Enumerable.Range(0, problem.Budget.Count!.Value)));
        }
    }
}
