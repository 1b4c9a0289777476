using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Recording;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Evidence;

/// <summary>Records small runs of the real experiments.</summary>
public class RecordingTests
{
    private static readonly ScenarioKey[] Wanted =
    [
        .. from task in (string[])["relu", "circle"]
           from replicate in (int[])[1, 2]
           select new ScenarioKey("Fair", task, 3, 40, 0.01, replicate) { Densities = "ticket,0.1" },
    ];

    private readonly List<string> _remarks = [];
    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("recording").FullName;
        _remarks.Clear();
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("EVID-012")]
    public void WhatIsMissing_IsRun_AndNothingElse()
    {
        var first = Record(Empty, Wanted[..3]);
        var all = Record(first, Wanted);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Results.Results.Select(r => r.Key), Is.EquivalentTo(Wanted));
            Assert.That(first.Results.Results, Is.SubsetOf(all.Results.Results), "those that were there are the same objects");
            Assert.That(all.Cells.Values.Select(c => (c.Sources, IsTimed: c.Seconds > 0)), Is.All.EqualTo((SourceFingerprint.Value, true)));
            Assert.That(_remarks, Does.Contain("1 runs are missing"));
        }
    }

    [Test, Spec("EVID-012")]
    public void ACellOfOtherSources_ThatIsTheSame_IsOnlyMarked()
    {
        var recorded = Record(Empty, Wanted);
        var old = new EvidenceBook(recorded.Results, recorded.Cells.Values.Select(c => c with { Sources = "others" }), "others");
        var again = Record(old, Wanted);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Results.Results, Is.EqualTo(old.Results.Results), "nothing was run again");
            Assert.That(again.Cells.Values.Select(c => c.Sources), Is.All.EqualTo(SourceFingerprint.Value));
        }
    }

    [Test, Spec("EVID-012")]
    public void ACellOfOtherSources_ThatDiffers_IsRunAgain_AndItsSettingAlone()
    {
        var recorded = Record(Empty, Wanted);
        var changed = recorded.Results.Results.Select(r => r.Key.Task == "relu" ? Changed((ScenarioResult)r) : r);
        var old = new EvidenceBook(new SweepResults(changed), recorded.Cells.Values.Select(c => c with { Sources = "others" }), "others");
        var again = Record(old, Wanted);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultsJson.Hash(again.Results), Is.EqualTo(ResultsJson.Hash(recorded.Results)));
            Assert.That(again.Results.Results.Where(r => r.Key.Task == "circle"), Is.EqualTo(old.Results.Results.Where(r => r.Key.Task == "circle")), "the very same objects");
            Assert.That(_remarks, Has.Some.Matches("relu .*: strong is .*, recorded 0.123; all runs of its setting are run again"));
        }
    }

    [Test, Spec("EVID-012")]
    public void Selected_ThingsAlone_AreRecorded()
    {
        var book = Record(Empty, Wanted, new RecordingSettings { Cells = ["singleshot Fair circle"], Decides = false });
        Assert.That(book.Results.Results.Select(r => r.Key.Task).Distinct(), Is.EqualTo(["circle"]));
    }

    [Test, Spec("EVID-012")]
    public void WhatIsSelectedByItsSeeker_IsTimed()
    {
        ScenarioKey[] wanted = [.. Wanted.Select(static key => key with { Seeker = "SNIP" })];
        var book = Record(Empty, wanted, new RecordingSettings { Cells = ["singleshot Fair circle depth 3 width 40 noise 0.01 SNIP"], Decides = false });
        Assert.That(book.Cells.Select(static c => (c.Key.Setting.Task, c.Key.Seeker, IsTimed: c.Value.Seconds > 0)), Is.EqualTo(new[] { ("circle", "SNIP", true) }));
    }

    // Such as the replicates that a claim once lacked, which no profile has.
    [Test, Spec("EVID-012")]
    public void RunsBeyondTheProfile_AreRunAgainToo_AndWhatWasRecordedStaysUntilThen([Values] bool again)
    {
        var recorded = Record(Empty, Wanted);
        var changed = recorded.Results.Results.Select(r => r.Key.Task == "relu" ? Changed((ScenarioResult)r) : r);
        var old = new EvidenceBook(new SweepResults(changed), recorded.Cells.Values.Select(c => c with { Sources = "others" }), "others");
        var saved = new List<EvidenceBook>();
        using var store = ResultStore.Open(_folder);
        var settings = new RecordingSettings { Decides = false, Again = again, Cells = ["singleshot Fair relu"] };
        var book = new EvidenceRecorder(settings, store, saved.Add, null, _remarks.Add).Record(old, [.. Wanted.Where(k => k.Replicate == 1)], CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultsJson.Hash(book.Results), Is.EqualTo(ResultsJson.Hash(recorded.Results)));
            Assert.That(saved.Select(b => b.Results.Results.Count), Is.All.EqualTo(Wanted.Length), "a kill after any of them leaves every run");
            Assert.That(saved.Where(b => b.Results.Scenarios.Any(r => r.Runs[0].Strong == 0.123)).SelectMany(b => b.Cells).Where(c => c.Key.Setting.Task == "relu").Select(c => c.Value.Sources), Is.All.EqualTo("others"));
        }
    }

    [TestCase("singleshot", 0, 3)]
    [TestCase("singleshot Fair circle depth 5 width 100 noise 0", 1, 1)]
    [TestCase("Singleshot Fair", 0, 3)]
    [TestCase("singleshot Fai", 0, 0)]
    [TestCase("multishot", 3, 1)]
    [Spec("CLI-063")]
    public void Cells_AreChosenByTheFirstWordsOfTheirNames(string words, int from, int chosen)
    {
        ScenarioKey[] keys = [ScenarioKey.Usual("singleshot", "Fair", "circle"), ScenarioKey.Usual("singleshot", "Fair", "circle") with { Noise = 0 }, ScenarioKey.Usual("singleshot", "Fair", "circle", 10), ScenarioKey.Usual("multishot", "Fair", "circle"), ScenarioKey.Usual("multishot-local", "Fair", "circle")];
        Assert.That(keys.Where(new RecordingSettings { Cells = [words] }.Selects), Is.EqualTo(keys.Skip(from).Take(chosen)));
    }

    [Test, Spec("EVID-022")]
    public void AStoppedRecording_GoesOn_WithWhatIsInTheStore()
    {
        using var source = new CancellationTokenSource();
        var stops = new ImmediateProgress<WorkProgress>(p =>
        {
            if (p.Done > 0)
            {
                source.Cancel();
            }
        });
        using (var store = ResultStore.Open(_folder))
        {
            Assert.Catch<OperationCanceledException>(() => new EvidenceRecorder(new RecordingSettings { Decides = false }, store, static _ => { }, stops, _remarks.Add).Record(Empty, Wanted, source.Token));
            Assert.That(store.Count, Is.InRange(1, Wanted.Length - 1));
        }

        var resumed = Record(Empty, Wanted);
        Assert.That(ResultsJson.Hash(resumed.Results), Is.EqualTo(ResultsJson.Hash(Sweep.Run(Wanted, 2))));
    }

    private static EvidenceBook Empty => new(new SweepResults([]), [], "");

    private static ScenarioResult Changed(ScenarioResult result) => result with { Runs = [.. result.Runs.Select(r => r with { Strong = 0.123 })] };

    private EvidenceBook Record(EvidenceBook before, ScenarioKey[] wanted, RecordingSettings? settings = null)
    {
        using var store = ResultStore.Open(_folder);
        var saved = 0;
        var book = new EvidenceRecorder(settings ?? new RecordingSettings { Decides = false }, store, _ => saved++, null, _remarks.Add).Record(before, wanted, CancellationToken.None);
        Assert.That(saved, Is.Positive);
        return book;
    }
}
