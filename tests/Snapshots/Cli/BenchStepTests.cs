using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Engines;
using PlantNSeek.TorchSharp;
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
            """{"task":"circle","depth":5,"width":100,"batch":32,"density":1,"form":"automatic","parameters":20904,"microsecondsPerStep":63.12,"engine":"managed, the same bits on any machine"}""" + "\n"));
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

    [Test, SetCulture("ru-RU")]
    [Spec("CLI-054")]
    public async Task AModel_ReplacesTaskDepthAndWidth()
    {
        StepRequest? seen = null;
        var command = new CommandUnderTest
        {
            MeasureStep = request =>
            {
                seen = request;
                return new StepTiming(231218, 43210.987, 44000, new StepPhases(0, 0, 0, 0, 0));
            },
        };
        Assert.That(await command.RunAsync("bench step --model VGG16 --width-factor 0.125 --batch 128 --json"), Is.Zero, command.Error);
        Assert.That(seen, Is.EqualTo(new StepRequest("circle", 5, 100, 128, 1, Model: "vgg16", WidthFactor: 0.125)));
        Assert.That(command.Output, Is.EqualTo(
            """{"model":"vgg16","widthFactor":0.125,"batch":128,"density":1,"parameters":231218,"microsecondsPerStep":43210.99,"samplesPerSecond":2962,"engine":"managed, the same bits on any machine"}""" + "\n"));
        await command.RunAsync("bench step --engine torch --model resnet20");
        Assert.That(seen, Is.EqualTo(new StepRequest("circle", 5, 100, 32, 1, Engine: "torch", Model: "resnet20")));
    }

    [Test, Spec("CLI-055")]
    public void TheNamesOfEngines_AreThoseOfTheCatalogue()
    {
        foreach (var name in CommandEngines.Names)
        {
            Assert.That(CommandEngines.ByName(name).Name, Is.EqualTo(name));
        }

        Assert.That(EngineCatalog.All.Select(engine => engine.Name), Is.EquivalentTo(CommandEngines.Names));
    }

    [Spec("CLI-054")]
    [TestCase("--model vgg16 --depth 3", "--depth is for networks without --model; a model has its own")]
    [TestCase("--model vgg16 --task helix", "--task is for networks without --model; a model has its own")]
    [TestCase("--width-factor 2", "--width-factor is for models; give --model too")]
    [TestCase("--engine torch --form sparse", "--form is for the engine managed; --engine is 'torch'")]
    [TestCase("--engine jax", "--engine is 'jax'; it must be one of managed, torch")]
    [TestCase("--model vgg17", "--model is 'vgg17'; it must be one of vgg16, ")]
    public async Task WhatDoesNotGoTogether_IsAnError(string options, string message)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"bench step {options}"), Is.Not.Zero);
        Assert.That(command.Error, Does.Contain(message));
    }

    [Test, Spec("CLI-055")]
    public async Task AStepOfAModel_IsTimedOnLibtorch_AndRefusedByTheManagedEngine()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }

        var command = new CommandUnderTest { MeasureStep = request => TrainingStep.Measure(request, CancellationToken.None) };
        Assert.That(await command.RunAsync("bench step --model resnet8 --width-factor 0.125 --batch 4 --density 0.5 --engine torch"), Is.Zero, command.Error);
        Assert.That(command.Output, Does.Match(@"^resnet8, width factor 0\.125, batch 4, density 0\.5, engine torch: 1346 parameters, \d+\.\d microseconds a step \(TorchSharp 0\.107\.0, libtorch 2\.10\.\d+, \d+ threads?, \w+ kernels(, processor [a-z0-9_ ]+)?\)\n$"));
        Assert.That(await command.RunAsync("bench step --engine torch --width 10 --task relu"), Is.Zero, command.Error); // a regression
        Assert.That(await command.RunAsync("bench step --model resnet8"), Is.Not.Zero);
        Assert.That(command.Error, Does.Contain("the engine managed cannot compute resnet8: it takes fully connected networks; give --engine torch"));
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
