using PlantNSeek.Cli.Bench;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class BenchRunTests
{
    [Test, Spec("CLI-017"), SetCulture("ru-RU")]
    public async Task Text_IsOneLine()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench run"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo(
            "singleshot, circle, depth 5, width 100, density 1, Magnitude: 223 ms (data and planting 20.0 ms, pruning 1.00 ms, training 200 ms, scores 2.00 ms; the first run 3.75 s); "
            + "20904 kept, score 0.129 before training, 0.956 after\n"));
    }

    [Test, Spec("CLI-017"), SetCulture("ru-RU")]
    public async Task Json_IsExactlyOneObject()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench run --json"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo(
            """{"experiment":"singleshot","task":"circle","depth":5,"width":100,"density":"1","pruner":"Magnitude","repeats":3,"kept":20904,"strong":0.129,"weak":0.956,"""
            + """ "seconds":0.223,"phases":{"preparing":0.02,"pruning":0.001,"training":0.2,"scoring":0.002},""".TrimStart()
            + """ "first":{"seconds":3.75,"phases":{"preparing":1,"pruning":0.5,"training":2,"scoring":0.25}}}""".TrimStart() + "\n"));
    }

    [Test, Spec("CLI-017")]
    public async Task Options_ArePassedOn()
    {
        RunRequest? seen = null;
        var command = new CommandUnderTest
        {
            Run = request =>
            {
                seen = request;
                return new RunTiming(new(1, 1, 1, 1), [new(1, 1, 1, 1)], 1, 1, 1);
            },
        };
        await command.RunAsync("bench run --experiment multishot --task helix --depth 6 --width 200 --density ticket --pruner SNIP --repeats 7");
        Assert.That(seen, Is.EqualTo(new RunRequest("multishot", "helix", 6, 200, "ticket", "SNIP", 7)));
    }

    [Test, Spec("CLI-017")]
    public void Seconds_AreTheMedianOfTheRunsAfterTheFirst()
    {
        var timing = new RunTiming(new(100, 100, 100, 100), [new(1, 20, 300, 4), new(3, 10, 200, 6), new(2, 30, 100, 5)], 1, 1, 1);
        Assert.That((timing.Seconds, timing.Usual), Is.EqualTo((219.0, new RunPhases(2, 20, 200, 5))));
    }

    [TestCase("singleshot", "circle", "0.1", "SNIP")]
    [TestCase("singleshot", "relu", "ticket", "Magnitude")]
    [TestCase("multishot", "circle", "0.1", "SynFlow")]
    [Spec("PERF-007")]
    public void Run_GivesTheScoresOfReproduce(string experiment, string task, string density, string pruner)
    {
        var seeker = ExperimentCatalog.ByName(experiment).Seekers.Single(s => s.StartsWith(pruner, StringComparison.Ordinal));
        var key = ScenarioKey.Usual(experiment, "Paper", task) with { Replicate = 1, Seeker = seeker, Densities = density };
        var expected = ((ScenarioResult)ExperimentCatalog.ByName(experiment).Run(key, Protocol.Paper, CancellationToken.None)).Runs.Single(r => r.Pruner == seeker);
        var run = PublishedRun.Measure(new RunRequest(experiment, task, 5, 100, density, pruner, 1), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Kept, run.Strong, run.Weak), Is.EqualTo((expected.Kept, expected.Strong, expected.Weak!.Value)));
            Assert.That(run.Later, Has.Count.EqualTo(1));
            Assert.That(run.Seconds, Is.EqualTo(run.Later[0].Total).And.Positive);
        }
    }
}
