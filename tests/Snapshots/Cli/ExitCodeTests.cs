using PlantNSeek.Cli;
using PlantNSeek.Cli.Data;
using PlantNSeek.DataSets;
using PlantNSeek.Numerics;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class ExitCodeTests
{
    [Test, Spec("CLI-003")]
    public async Task Reproduce_ReturnsZero_WhenEachVerdictIsTheRecordedOne()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("reproduce"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo("28 verdicts, each as recorded\nreport/index.html\n"));
    }

    [Test, Spec("CLI-003")]
    public async Task Reproduce_ReturnsOne_AndNamesEachVerdictThatDiffers()
    {
        var command = new CommandUnderTest { Reproduce = (_, _, _) => new ReproduceOutcome(28, ["C7 under Fair: Deviates, recorded Reproduced"], ["report/index.html"]) };
        Assert.That(await command.RunAsync("reproduce"), Is.EqualTo(1));
        Assert.That(command.Output, Is.EqualTo("C7 under Fair: Deviates, recorded Reproduced\n28 verdicts, 1 not as recorded\nreport/index.html\n"));
    }

    [Test, Spec("CLI-040")]
    public async Task Reproduce_ReturnsZero_WhenTheProfileIsTooShort_AndSaysWhichIsNot()
    {
        var command = new CommandUnderTest { Reproduce = (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"]) { NotJudged = 26 } };
        Assert.That(await command.RunAsync("reproduce --profile quick"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo(
            "28 verdicts, none contradicts the recorded ones\n26 of them need more replicates than --profile quick has; without --profile all recorded runs are judged\nreport/index.html\n"));
    }

    [Test, Spec("CLI-003")]
    public async Task Reproduce_ReturnsOne_WhenWhatHoldsIsViolated_AndCountsItAsNoVerdict()
    {
        var command = new CommandUnderTest { Reproduce = (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"]) { Violations = ["C3 under Fair: violated in replicate 4"] } };
        Assert.That(await command.RunAsync("reproduce"), Is.EqualTo(1));
        Assert.That(command.Output, Is.EqualTo("C3 under Fair: violated in replicate 4\n28 verdicts, each as recorded\nreport/index.html\n"));
    }

    [Test, Spec("CLI-003")]
    public async Task Reproduce_ReturnsTwo_OnAnError_InOneLine()
    {
        var command = new CommandUnderTest { Reproduce = (_, _, _) => throw new InvalidOperationException("loss is NaN\nat step 3") };
        Assert.That(await command.RunAsync("reproduce"), Is.EqualTo(2));
        Assert.That((command.Output, command.Error), Is.EqualTo(("", "reproduce: 0 % done, starting\nplantnseek: loss is NaN at step 3\n")));
    }

    [Test, Spec("CLI-003")]
    public async Task Reproduce_Returns130_WhenStopped()
    {
        using var source = new CancellationTokenSource();
        var command = new CommandUnderTest
        {
            Reproduce = (_, _, cancel) =>
            {
                source.Cancel();
                cancel.ThrowIfCancellationRequested();
                return new ReproduceOutcome(0, [], []);
            },
        };
        Assert.That(await command.RunAsync("reproduce", source.Token), Is.EqualTo(130));
        Assert.That((command.Output, command.Error), Is.EqualTo(("", "reproduce: 0 % done, starting\nplantnseek: stopped\n")));
    }

    [Test, Spec("CLI-004")]
    public async Task Reproduce_PassesItsOptionsOn()
    {
        var seen = await Requested("reproduce --profile paper --out somewhere --store elsewhere --evidence recorded --fresh --threads 3");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("somewhere", "elsewhere", 3) { Profile = "paper", EvidenceFolder = "recorded", Fresh = true, Selection = seen.Selection }));
        seen = await Requested("reproduce");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("artifacts/report", "artifacts/results", Environment.ProcessorCount) { Selection = seen.Selection }));
        Assert.That(seen.Selection.IsEverything);
        seen = await Requested("reproduce --fresh False --threads 3");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("artifacts/report", "artifacts/results", 3) { Selection = seen.Selection }));
    }

    [Test, Spec("CLI-067")]
    public async Task TheFolderOfDataSets_IsPassedOn_AndThenThatOfTheVariable()
    {
        var (seen, before) = (await Requested("reproduce --data there"), Environment.GetEnvironmentVariable(DataFolder.Variable));
        Assert.That((seen.DataFolder, (await Requested("reproduce")).DataFolder), Is.EqualTo(("there", (string?)null)));
        try
        {
            DataOptions.Use(seen.DataFolder);
            Assert.That(DataFolder.Named(null), Is.EqualTo("there"));
            DataOptions.Use(null);
            Assert.That(DataFolder.Named(null), Is.EqualTo("there"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, before);
        }
    }

    [Test, Spec("CLI-059")]
    public async Task Reproduce_PassesItsChoiceOn()
    {
        var seen = await Requested("reproduce --all --claims C22,W1 --experiments multishot --tasks circle,helix --replicates 1-3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.All);
            Assert.That(seen.Selection.Claims, Is.EqualTo(["C22", "W1"]));
            Assert.That(seen.Selection.Experiments, Is.EqualTo(["multishot"]));
            Assert.That(seen.Selection.Tasks, Is.EqualTo(["circle", "helix"]));
            Assert.That(seen.Selection.Replicates, Is.EqualTo((1, 3)));
        }

        seen = await Requested("reproduce --replicates 7");
        Assert.That(seen.Selection.Replicates, Is.EqualTo((7, 7)));
    }

    [TestCase("--profile quick --all")]
    [TestCase("--profile quick --claims C22")]
    [TestCase("--tasks circle --profile smoke")]
    [Spec("CLI-059")]
    public async Task AProfileAndAChoice_DoNotGoTogether(string options)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"reproduce {options}"), Is.EqualTo(2));
        Assert.That(command.Error, Does.Contain("--profile runs a set of replicates of its own; it cannot be given together with --all, --claims"));
    }

    [Test, Spec("CLI-060")]
    public async Task Reproduce_ReturnsOne_WhenARunIsNotAsRecorded_AndSaysHowManyAre()
    {
        var command = new CommandUnderTest
        {
            Reproduce = (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"])
            {
                Recorded = 2397, Recomputed = 402, Changes = ["multishot Fair circle: runs: SNIP at ticket: strong is 0.5, recorded 0.25"], NotChecked = ["12 runs recorded, not checked here: the data set is missing"],
            },
        };
        Assert.That(await command.RunAsync("reproduce"), Is.EqualTo(1));
        Assert.That(command.Output, Is.EqualTo(
            "multishot Fair circle: runs: SNIP at ticket: strong is 0.5, recorded 0.25\n12 runs recorded, not checked here: the data set is missing\n402 of 2397 recorded runs recomputed, 1 not as recorded\n28 verdicts, each as recorded\nreport/index.html\n"));
    }

    [Test, Spec("CLI-060")]
    public async Task Reproduce_DoesNotSayThatNothing_IsAsRecorded()
    {
        var command = new CommandUnderTest { Reproduce = (_, _, _) => new ReproduceOutcome(28, [], ["report/index.html"]) { Recorded = 2397 } };
        Assert.That(await command.RunAsync("reproduce"), Is.Zero);
        Assert.That(command.Output, Does.StartWith("none of 2397 recorded runs recomputed\n28 verdicts"));
    }

    [Test, Spec("CLI-006")]
    public async Task Progress_GoesToStandardError()
    {
        var command = new CommandUnderTest
        {
            Reproduce = (_, progress, _) =>
            {
                progress.Report(new WorkProgress(2, 2, "helix"));
                return new ReproduceOutcome(28, [], []);
            },
        };
        await command.RunAsync("reproduce");
        Assert.That(command.Output, Is.EqualTo("28 verdicts, each as recorded\n"));
        Assert.That(command.Error, Is.EqualTo("reproduce: 0 % done, starting\nreproduce: 100 % done, helix\n"));
    }

    [Test, Spec("CLI-006"), Spec("STORE-013")]
    public async Task WhatIsSaidBesideTheProgress_GoesToStandardError()
    {
        var command = new CommandUnderTest { Remarks = ["about 45 min on 2 threads, 312 of 1200 runs cached"] };
        await command.RunAsync("reproduce");
        Assert.That(command.Output, Is.EqualTo("28 verdicts, each as recorded\nreport/index.html\n"));
        Assert.That(command.Error, Is.EqualTo("reproduce: 0 % done, starting\nreproduce: about 45 min on 2 threads, 312 of 1200 runs cached\n"));
    }

    private static async Task<ReproduceRequest> Requested(string arguments)
    {
        ReproduceRequest? seen = null;
        var command = new CommandUnderTest
        {
            Reproduce = (request, _, _) =>
            {
                seen = request;
                return new ReproduceOutcome(0, [], []);
            },
        };
        Assert.That(await command.RunAsync(arguments), Is.Zero, command.Error);
        return seen!;
    }
}
