using PlantNSeek.Cli;
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
        Assert.That(await command.RunAsync("reproduce"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo(
            "28 verdicts, none other than recorded\n26 of them need more replicates than --profile quick has; --profile paper gives all of them, --profile quick some\nreport/index.html\n"));
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
        Assert.That((command.Output, command.Error), Is.EqualTo(("", "reproduce quick: 0 % done, starting\nplantnseek: loss is NaN at step 3\n")));
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
        Assert.That((command.Output, command.Error), Is.EqualTo(("", "reproduce quick: 0 % done, starting\nplantnseek: stopped\n")));
    }

    [Test, Spec("CLI-004")]
    public async Task Reproduce_PassesItsOptionsOn()
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
        await command.RunAsync("reproduce --profile paper --out somewhere --store elsewhere --fresh --threads 3");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("paper", "somewhere", "elsewhere", Fresh: true, 3)));
        await command.RunAsync("reproduce");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("quick", "artifacts/report", "artifacts/results", Fresh: false, Environment.ProcessorCount)));
        await command.RunAsync("reproduce --fresh False --threads 3");
        Assert.That(seen, Is.EqualTo(new ReproduceRequest("quick", "artifacts/report", "artifacts/results", Fresh: false, 3)));
    }

    [Test, Spec("CLI-006")]
    public async Task Progress_GoesToStandardError()
    {
        var command = new CommandUnderTest
        {
            Reproduce = (_, progress, _) =>
            {
                progress.Report(new ReproductionProgress(2, 2, "helix"));
                return new ReproduceOutcome(28, [], []);
            },
        };
        await command.RunAsync("reproduce");
        Assert.That(command.Output, Is.EqualTo("28 verdicts, each as recorded\n"));
        Assert.That(command.Error, Is.EqualTo("reproduce quick: 0 % done, starting\nreproduce quick: 100 % done, helix\n"));
    }

    [Test, Spec("CLI-006"), Spec("STORE-013")]
    public async Task WhatIsSaidBesideTheProgress_GoesToStandardError()
    {
        var command = new CommandUnderTest { Remarks = ["about 45 min on 2 threads, 312 of 1200 runs cached"] };
        await command.RunAsync("reproduce");
        Assert.That(command.Output, Is.EqualTo("28 verdicts, each as recorded\nreport/index.html\n"));
        Assert.That(command.Error, Is.EqualTo("reproduce quick: 0 % done, starting\nreproduce quick: about 45 min on 2 threads, 312 of 1200 runs cached\n"));
    }
}
