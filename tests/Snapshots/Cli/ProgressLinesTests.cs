using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class ProgressLinesTests
{
    private sealed class Clock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public void Wait(int seconds) => _seconds += seconds;
    }

    [Test, Spec("CLI-006"), SetCulture("ru-RU")]
    public Task Lines_TellTheTimeLeft_EveryTenSecondsAtMost()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var clock = new Clock();
        var lines = new ProgressLines("reproduce quick", writer, clock);
        for (var done = 0; done <= 40; done++)
        {
            lines.Report(new WorkProgress(done, 40, $"run {done}"));
            clock.Wait(4);
        }

        return Verifier.Verify(writer.ToString().TrimEnd('\n'));
    }

    [Test, Spec("STORE-008"), SetCulture("ru-RU")]
    public void WhatWasAtHand_CountsAsDone_ButNotAsSpeed()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var clock = new Clock();
        var lines = new ProgressLines("reproduce paper", writer, clock);
        lines.Report(new WorkProgress(600, 1000, "60 of 100 runs cached") { Cached = 600 });
        clock.Wait(50);
        lines.Report(new WorkProgress(700, 1000, "helix") { Cached = 600 });
        Assert.That(writer.ToString(), Is.EqualTo("reproduce paper: 60 % done, 60 of 100 runs cached\nreproduce paper: 70 % done, about 0:02:30 left, helix\n"));
    }

    [TestCase(1200, 312, 2700, 2, "about 45 min on 2 threads, 312 of 1200 runs cached")]
    [TestCase(1200, 0, 89.4, 1, "about 89 s on 1 thread, 0 of 1200 runs cached")]
    [TestCase(1200, 1199, 0.1, 8, "about 1 s on 8 threads, 1199 of 1200 runs cached")]
    [TestCase(1200, 1200, 0, 8, "all 1200 runs cached")]
    [Spec("STORE-013"), SetCulture("ru-RU")]
    public void TheEstimate_IsToldRoughly(int runs, int atHand, double seconds, int threads, string expected) =>
        Assert.That(TimeLeft.Announce(new SweepEstimate(runs, atHand, TimeSpan.FromSeconds(seconds)), threads), Is.EqualTo(expected));
}
