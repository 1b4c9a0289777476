using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Snapshots.Tests.Cli;

[Spec("CLI-005")]
public sealed class BenchStepTests
{
    [Test, SetCulture("ru-RU")]
    public async Task Json_IsExactlyOneObject()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench step --task circle --depth 5 --width 100 --batch 32 --density 1 --json"), Is.Zero);
        Assert.That(command.Output, Is.EqualTo(
            """{"task":"circle","depth":5,"width":100,"batch":32,"density":1,"form":"automatic","parameters":20904,"microsecondsPerStep":63.12}""" + "\n"));
    }

    [Test, SetCulture("ru-RU")]
    public async Task Text_IsOneLine()
    {
        var command = new CommandUnderTest();
        await command.RunAsync("bench step --density 0.5");
        Assert.That(command.Output, Is.EqualTo("circle, depth 5, width 100, batch 32, density 0.5: 20904 parameters, 63.1 microseconds a step\n"));
    }

    [Test, SetCulture("ru-RU")]
    public async Task Options_ArePassedOn()
    {
        StepRequest? seen = null;
        var command = new CommandUnderTest
        {
            MeasureStep = request =>
            {
                seen = request;
                return new StepTiming(1, 1, 1, new StepPhases(0, 0, 0, 0, 1));
            },
        };
        await command.RunAsync("bench step --task helix --depth 10 --width 20 --batch 8 --density 0.01 --form sparse");
        Assert.That(seen, Is.EqualTo(new StepRequest("helix", 10, 20, 8, 0.01, "sparse")));
    }

    [Test, SetCulture("tr-TR")]
    [Spec("CLI-053")]
    public async Task Names_AreTakenInAnyLetterCase()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("bench step --task HELIX --form Dense"), Is.Zero, command.Error);
        Assert.That(command.Output, Does.StartWith("helix, depth 5, width 100, batch 32, density 1, dense:"));
    }
}
