using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.TorchSharp.Tests.Images;

/// <summary>Planted images by way of files: sought in and judged by libtorch.</summary>
public sealed class ImageFileTests : LibtorchFixture
{
    private const int Few = 32; // samples, where scores do not matter
    private static readonly ScenarioKey Key = new("Fair", "bars", 3, 6, 0.2, 1);
    private string _folder = "";
    private Host _host = null!;
    private Truth _truth = null!;

    [OneTimeSetUp]
    public void Plant()
    {
        TorchEngine.TryRegister();
        _folder = Directory.CreateTempSubdirectory("images").FullName;
        var files = PlantedFiles.Write(PlantedHost.OfImages(Key), Path.Combine(_folder, "planted.npz"), reveal: false);
        _host = HostFile.Read(files[0]);
        _truth = TruthFile.Read(files[1], _host);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // A seeker that draws random numbers, and trainings on some of the samples, whose squared errors differ in whatever differs: engine, streams, parameters or rules.
    [Test, Spec("EXCH-063")]
    public void FindAndScores_AreThoseOfTheExperiment()
    {
        var key = Key with { Task = "count", Noise = 0.1 };
        var files = PlantedFiles.Write(PlantedHost.OfImages(key), Path.Combine(_folder, "count.npz"), reveal: false);
        var (host, scenario) = (HostFile.Read(files[0]), new ImageScenario(key, Protocol.Fair, TorchEngine.Instance));
        var seeker = HostSeeking.Seeker("Random uniform", 1, host.Graph);
        var (found, there) = (seeker.Seek(HostSeeking.Problem(host, new Density(0.1))), seeker.Seek(scenario.Seeking("0.1")));
        var judge = scenario.Judge() with { Data = host.Training.Slice(0, Few) };
        var judgement = new MaskJudge(host with { Training = host.Training.Slice(0, Few) }, TruthFile.Read(files[1], host)).Judge("found", found, trains: true, checks: true);
        var checks = judge.Checks(there).Select(check => (check.Check, judge.Weak(check.Ticket, CancellationToken.None)[0]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Mask, Is.EqualTo(there.Mask));
            Assert.That(judgement.Overlap!.LayerWeights, Is.EqualTo(judge.Overlap(there.Mask)!.LayerWeights));
            Assert.That((judgement.Score("Fair").Strong, judgement.Score("Fair").Weak), Is.EqualTo((judge.Strong(there.Mask)[0], (double?)judge.Weak(there, CancellationToken.None)[0])));
            Assert.That(judgement.Checks.Select(check => (check.Check, check.Scores[1])), Is.EqualTo(checks));
        }
    }

    [Test, Spec("EXCH-063")]
    public void PlantedMask_SolvesTheTask()
    {
        var planted = new MaskJudge(_host, _truth).Planted(trains: false)!;
        Assert.That((planted.Overlap!.Overall.Recall, planted.Overlap.Overall.Precision), Is.EqualTo((1.0, 1.0)));
        Assert.That(planted.Score("Fair").Strong, Is.GreaterThan(0.995));
    }

    [Test, Spec("EXCH-064")]
    public void ChecksAndOwnStart_AreJudged([Values] bool isPlanted)
    {
        var host = Small(_host) with { Description = isPlanted ? _host.Description : null };
        var mask = Mask.From(host.Layout.Count, static i => i % 3 != 1);
        var start = new FoundTicket(mask) { StartParameters = Array.ConvertAll(host.Parameters, static p => p * 0.5f), StartSamples = 5L * Few };
        var judge = new MaskJudge(host, isPlanted ? _truth : null);
        var (usual, own) = (judge.Judge("usual", new FoundTicket(mask), trains: true, checks: true), judge.Judge("own", start, trains: true, checks: false));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(usual.Checks.Select(c => c.Check), Is.EqualTo(new[] { SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask }));
            Assert.That((own.OwnStart, own.Scores[1].TrainedOn is not null), Is.EqualTo((new OwnStart(5, true), true)));
            Assert.That(usual.Channels is not null, Is.EqualTo(isPlanted));
        }
    }

    [Test, Spec("EXCH-064")]
    public void Folder_HasALeaderboard_AndAPicture()
    {
        var host = Small(_host);
        var masks = Directory.CreateDirectory(Path.Combine(_folder, "masks")).FullName;
        var (mine, wrong, report) = (Path.Combine(masks, "mine.npz"), Path.Combine(masks, "wrong.npz"), Path.Combine(_folder, "report"));
        MaskFile.Write(mine, host.Layout, new FoundTicket(_truth.Mask));
        File.Copy(Path.Combine(_folder, "planted.npz"), wrong);
        ITicketSeeker[] seekers = [HostSeeking.Seeker("SNIP", 1, host.Graph), HostSeeking.Seeker("Edge-popup (annealed, global)", 1, host.Graph)];
        var judgements = new MaskJudging(new MaskJudge(host, _truth), trains: false, MissingBiases.AreAnError).OfFolder([mine, wrong], seekers, Path.Combine(_folder, "seekers"), threads: 2);
        var files = JudgementReport.Write(judgements, "plantnseek judge", report);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgements.Refused, Is.EqualTo(new[] { "wrong.npz is a planted host; a mask of planted.npz is needed" }));
            Assert.That(judgements.Boards.Single().Places.Select(p => p.Judgement.Name), Is.EquivalentTo(seekers.Select(s => s.Name).Append("mine.npz")));
            Assert.That(judgements.Boards[0].Places.Select(p => p.Judgement.Summary.KeptCount), Is.All.EqualTo(_truth.Mask.KeptCount));
            Assert.That(files.Select(File.Exists), Is.All.True);
            Assert.That(File.ReadAllText(Path.Combine(report, "figures", "host-1.svg")), Does.Contain("kernels of 3x3: 4 of 6 channels are planted, 4 of them found whole"));
            Assert.That(File.ReadAllText(files[1]), Does.Contain("found in part"));
        }
    }

    private static Host Small(Host host) => host with { Training = host.Training.Slice(0, Few), Pruning = host.Pruning.Slice(0, 32), Test = host.Test!.Slice(0, Few) };
}
