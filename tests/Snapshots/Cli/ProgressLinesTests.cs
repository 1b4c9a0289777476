using PlantNSeek.Cli;
using PlantNSeek.Experiments;

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
            lines.Report(new ReproductionProgress(done, 40, $"run {done}"));
            clock.Wait(4);
        }

        return Verifier.Verify(writer.ToString().TrimEnd('\n'));
    }
}
