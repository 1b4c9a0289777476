using PlantNSeek.Cli.Cluster;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli.Cluster;

/// <summary>What is submitted to Slurm, and what is said of it, with a made-up scheduler.</summary>
public sealed class SlurmWorkTests
{
    private static readonly SlurmPlan Plan = new(3, ["theory"], []);
    private readonly List<string> _started = [];
    private string _folder = null!;
    private Func<string, string> _squeue = static _ => "";

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory().FullName;
        _started.Clear();
    }

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLUSTER-003")]
    public async Task TheScripts_AreAnArrayThatGoesOn_AndAJobThatMerges()
    {
        var script = new SlurmScript(["/tools/plant n seek/plantnseek"], "/data/it's here", 3, 2, 4, TimeSpan.FromMinutes(95), ["--cells", "singleshot Fair,multishot Fair", "--data", "/sets"]);
        await Verifier.Verify($"{script.Array()}\n{script.Merge()}".TrimEnd('\n'));
    }

    [Test, Spec("CLUSTER-003")]
    public void TheScripts_AreOfValidBash()
    {
        var script = new SlurmScript(["/tools/plant n seek/plantnseek"], "/data/it's here", 3, null, 4, TimeSpan.FromMinutes(95), []);
        foreach (var text in new[] { script.Array(), script.Merge() })
        {
            var file = Path.Combine(_folder, "script.sh");
            File.WriteAllText(file, text);
            var run = ChildProcess.Run("bash", ["-n", file]);
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        }
    }

    [Test, Spec("CLUSTER-003")]
    public void TheLimit_IsThreeTimesTheDearestShard_AndTenMinutes()
    {
        TimeSpan Limit(SlurmPlan plan, int threads) => SlurmWork.Script(new SlurmRequest(plan, _folder, null, threads, null, IsDry: true), ["plantnseek"]).Limit;
        var whole = new SlurmPlan(1, [], []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Limit(whole, 1).TotalMinutes, Is.EqualTo(Math.Ceiling(10 + (whole.DearestSeconds() * 3 / 60))));
            Assert.That(Limit(whole, 4), Is.LessThan(Limit(whole, 1) / 2));
            Assert.That(Limit(whole with { Shards = 16 }, 1), Is.LessThan(Limit(whole, 1) / 4), "shards cost about the same");
        }
    }

    [Test, Spec("CLUSTER-007")]
    public void TheRunsOfAProfile_AreCut_AndTheTasksAreToldWhich()
    {
        var plan = new SlurmPlan(3, [], []) { Profile = "smoke" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enumerable.Range(1, 3).SelectMany(plan.Runs), Is.EquivalentTo(Profile.Smoke.Scenarios()));
            Assert.That(Submit(plan, isDry: true), Has.Some.Contains("evidence record").And.Contains(" --profile smoke"));
            Submit(plan);
            Assert.That(SlurmPlan.Read(_folder).Profile, Is.EqualTo("smoke"));
            Assert.That(() => Submit(plan with { Profile = "quick" }), Throws.ArgumentException, "other shards");
        }
    }

    [Test, Spec("CLUSTER-003")]
    public void TheMerge_WaitsForTheArray_AndADryRunWritesNothing()
    {
        var said = Submit(Plan, isDry: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Has.Some.EqualTo("#SBATCH --array=1-3"));
            Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
            Assert.That(_started, Is.Empty);
            Assert.That(Submit(Plan)[0], Does.StartWith("array 100 of 3 shards, ").And.EndsWith("; job 101 merges behind it"));
            Assert.That(_started, Is.EqualTo(new[] { $"sbatch --parsable {_folder}/array.sh", $"sbatch --parsable --dependency=afterok:100 --kill-on-invalid-dep=yes {_folder}/merge.sh" }));
            Assert.That(Directory.Exists(Path.Combine(_folder, "logs")), Is.True, "without it a task fails and leaves no word");
        }
    }

    [Test, Spec("CLUSTER-004")]
    public void OtherShardsInTheSameFolder_AreRefused_AndTheSameGoOn()
    {
        Submit(Plan);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Submit(Plan with { Shards = 4 }), Throws.ArgumentException.With.Message.EqualTo($"'{_folder}' has other shards (3, of theory); 4, of theory need another folder"));
            Assert.That(() => Submit(Plan with { Experiments = [] }), Throws.ArgumentException.With.Message.Contains("3, of all runs need another folder"));
            Assert.That(() => Submit(Plan), Throws.Nothing);
        }
    }

    [Test, Spec("CLUSTER-005")]
    public void EachShard_HasItsState()
    {
        Assert.That(() => Work.Status(_folder), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo($"'{_folder}' is no folder of shards: there is no plan.json in it, which plantnseek slurm submit writes"));
        Submit(Plan);
        _squeue = static _ => "2 RUNNING\n";
        Directory.CreateDirectory(Path.Combine(_folder, "shard-1", "store"));
        File.WriteAllLines(Path.Combine(_folder, "shard-1", "store", "results.jsonl"), ["{\"format\":\"plantnseek-results\"}", "{}", "{}"]);
        var runs = Enumerable.Range(1, 3).Select(k => Plan.Runs(k).Count).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Sum(), Is.EqualTo(20));
            Assert.That(Work.Status(_folder), Is.EqualTo(new[]
            {
                $"shard 1: stopped, 2 of {runs[0]} runs finished", $"shard 2: running, 0 of {runs[1]} runs finished", $"shard 3: not started, 0 of {runs[2]} runs finished",
                "0 of 3 shards are recorded; nothing is merged yet",
            }));
            _squeue = static _ => throw new InvalidOperationException("Invalid job id specified");
            Assert.That(Work.Status(_folder)[1], Does.StartWith("shard 2: not started"));
            Record(2);
            Assert.That(Work.Status(_folder)[1], Is.EqualTo($"shard 2: recorded, {runs[1]} runs"));
            Record(3, allBut: 1);
            Assert.That(Work.Status(_folder)[2], Does.StartWith("shard 3: not started"), "a run of it is missing");
        }
    }

    private SlurmWork Work => new((program, arguments) =>
    {
        if (program == "squeue")
        {
            return _squeue(program);
        }

        _started.Add($"{program} {string.Join(' ', arguments)}");
        return $"{99 + _started.Count}\n";
    });

    private IReadOnlyList<string> Submit(SlurmPlan plan, bool isDry = false) => Work.Submit(new SlurmRequest(plan, _folder, null, 1, null, isDry));

    // The recorded runs of a shard of theory, which cost nothing here.
    private void Record(int shard, int allBut = 0)
    {
        var wanted = Plan.Runs(shard).SkipLast(allBut).ToHashSet();
        new EvidenceBook(new SweepResults(SharedSweep.Book.Results.Results.Where(r => wanted.Contains(r.Key))), [], "").Write(Path.Combine(_folder, $"shard-{shard}"));
    }
}
