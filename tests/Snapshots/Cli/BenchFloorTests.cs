using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class BenchFloorTests
{
    private static readonly CoreSpeed Core = new(1e9, [new("L2", 100, 50, 1e9, 2e9), new("L3", 1000, 500, 5e8, 1e9), new("memory", null, 4000, 1e8, 2e8)]);

    [Test, Spec("CLI-016"), SetCulture("ru-RU")]
    public async Task Text_HasSpeedsAndFloor()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench floor"), Is.Zero);
        await Verifier.Verify(command.Output.TrimEnd('\n'));
    }

    [Test, Spec("CLI-016"), SetCulture("ru-RU")]
    public async Task Json_SaysTheSame()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench floor --task helix --depth 4 --width 20 --batch 8 --density 0.5 --json"), Is.Zero);
        Assert.That(command.Output.Count(c => c == '\n'), Is.EqualTo(1));
        await Verifier.Verify(BenchTests.Pretty(command.Output), "json");
    }

    [Test, Spec("PERF-001")]
    public void Floor_IsTheLongerOfOperationsAndBytes()
    {
        var busy = StepFloor.Of(new StepWork(1000, 100, 40), Core);
        var large = StepFloor.Of(new StepWork(10, 100, 40), Core);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((busy.OperationsSeconds, busy.BytesSeconds, busy.Seconds), Is.EqualTo((1000 / 1e9, 200 / 2e9, 1000 / 1e9)));
            Assert.That(large.Seconds, Is.EqualTo(200 / 2e9));
        }
    }

    [Test, Spec("PERF-002")]
    public void Work_IsThreeMultiplyAddsAWeightAndSample_TwoInTheFirstLayer()
    {
        var architecture = new Architecture(2, 5, 3, 4);
        var work = StepWork.Of(architecture.Graph, Mask.All(architecture.Layout.Count), samples: 7);
        Assert.That(work, Is.EqualTo(new StepWork(7 * ((2 * 10) + (3 * 15) + (3 * 12)), 12 * 49, 4 * (10 + (2 * 15) + (2 * 12)))));
    }

    [Test, Spec("PERF-002"), Spec("PERF-003")]
    public void Work_LeavesOutWeightsOnNoPath()
    {
        var architecture = new Architecture(1, 3, 1);
        var layout = architecture.Layout;
        int[] onPaths = [layout.WeightIndex(0, 0, 0), layout.WeightIndex(1, 0, 0), layout.BiasIndex(0, 1), layout.WeightIndex(1, 0, 1), layout.BiasIndex(1, 0)];
        int[] toNothing = [layout.WeightIndex(0, 2, 0), layout.BiasIndex(0, 2)];
        var work = StepWork.Of(architecture.Graph, Mask.FromIndices(layout.Count, [.. onPaths, .. toNothing]), samples: 1);
        Assert.That(work, Is.EqualTo(new StepWork(2 + (3 * 2), 12 * 5, 4 * (1 + (2 * 2)))));
    }

    [TestCase(100, "L2", 200 / 2e9)]
    [TestCase(101, "L3", (202 / 1e9) + (40 / 5e8))]
    [TestCase(1001, "memory", (2002 / 2e8) + (40 / 1e8))]
    [Spec("PERF-003")]
    public void Bytes_PassAtTheSmallestLevelThatHoldsThem(int bytes, string level, double seconds)
    {
        var floor = StepFloor.Of(new StepWork(0, bytes, 40), Core);
        Assert.That((floor.Level, floor.BytesSeconds), Is.EqualTo((level, seconds)));
    }

    [Test, Spec("PERF-004")]
    public void Core_IsMeasuredAtEachLevel()
    {
        var caches = CacheLevels.Read();
        var speed = CoreSpeedMeasurement.Measure(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(caches.Select(c => c.Bytes), Is.Ordered.And.All.GreaterThan(0));
            Assert.That(speed.Levels.Select(l => (l.Name, l.Capacity)), Is.EqualTo(caches.Select(c => (c.Name, (long?)c.Bytes)).Append(("memory", null))));
            Assert.That(speed.Levels.Zip(caches, (l, c) => c.Bytes / 2 - l.Buffer), Is.All.InRange(0, 8 * 64), "half of each, in whole vectors");
            Assert.That(speed.Levels[^1].Buffer, Is.GreaterThanOrEqualTo(4 * caches[^1].Bytes - (8 * 64)));
            Assert.That(speed.MultiplyAddsPerSecond, Is.Positive.And.LessThan(double.PositiveInfinity));
            Assert.That(speed.Levels.SelectMany(l => new[] { l.ReadBytesPerSecond, l.UpdateBytesPerSecond }), Is.All.Positive.And.All.LessThan(double.PositiveInfinity));
        }
    }
}
