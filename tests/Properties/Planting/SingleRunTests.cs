using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Planting;

/// <summary>A deep ticket's numbers leave the range of a float, though its receipt, in double, is right.</summary>
public sealed class SingleRunTests
{
    private static readonly string[] Tasks = [.. LearningTasks.All.Concat(LearningTasks.Extended).Select(static t => t.Name)];

    [Test, Spec("PLANT-018")]
    public void Deviation_IsThatOfTheEnginesOutputs([Values("relu", "circle", "helix", "product")] string task, [Values("Fair", "Paper")] string protocol)
    {
        var (planted, inputs) = Planted(task, protocol, depth: 6, width: 60);
        var receipt = planted.Receipt;
        var (widthIn, widthOut) = (receipt.Target.Architecture.InputWidth, receipt.Target.Architecture.OutputWidth);
        var outputs = new float[inputs.Length / widthIn * widthOut];
        new ManagedNetwork(planted.Host.Architecture).Outputs(receipt.Mask.Apply<float>(planted.HostParameters), inputs, outputs);
        var wanted = inputs.Chunk(widthIn).SelectMany(x => receipt.Target.Evaluate([.. x.Select(static v => (double)v)])).ToArray();
        var deviations = outputs.Select((output, i) => Math.Abs((output / receipt.OutputScales[i % widthOut]) - wanted[i]));
        var run = planted.RunInSingle(inputs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run, Is.EqualTo(new SingleRun(deviations.Max(), wanted.Max(Math.Abs), inputs.Length / widthIn)));
            Assert.That(run.Relative, Is.EqualTo(run.Largest / run.LargestTarget).And.GreaterThan(0));
        }
    }

    [Test, Spec("PLANT-018")]
    public void DeadTicket_IsFarFromTheTarget_ThoughItsReceiptIsRight()
    {
        var (planted, inputs) = Planted("circle", "Fair", depth: 56, width: 100);
        var run = planted.RunInSingle(inputs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(planted.Receipt.Deviation.Relative, Is.LessThan(1e-13));
            Assert.That((run.Relative, run.IsTarget), Is.EqualTo((1.0, false)), "all outputs are 0");
        }
    }

    [Test, Spec("PLANT-018")]
    public void WhatIsNotANumber_IsNotTheTarget()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new SingleRun(double.NaN, 1, 1).IsTarget, Is.False);
            Assert.That((new SingleRun(1e-4, 0, 1).Relative, new SingleRun(1e-4, 0, 1).IsTarget), Is.EqualTo((1e-4, true)), "a target of zeros has no size to compare with");
        }
    }

    [Test, Spec("PLANT-018")]
    public void InputsThatAreNoWholeNumberOfSamples_AreRefused()
    {
        var (planted, inputs) = Planted("circle", "Fair", depth: 3, width: 20);
        Assert.That(() => planted.RunInSingle(inputs.AsSpan(0, 3)), Throws.ArgumentException.With.Message.Contains("the inputs"));
    }

    [Test, Spec("PLANT-046")]
    public void Rounding_StaysAHundredTimesBelowTheTolerance([ValueSource(nameof(Tasks))] string task, [Values("Fair", "Paper")] string protocol, [Values(3, 10, 30)] int depth)
    {
        var (planted, inputs) = Planted(task, protocol, depth, width: 60);
        Assert.That(planted.RunInSingle(inputs).Relative, Is.LessThan(SingleRun.Tolerance / 100));
    }

    [Test, Spec("PLANT-019")]
    public void Tolerance_IsExceededByTicketsThatHaveLostDigits()
    {
        var (planted, inputs) = Planted("helix", "Fair", depth: 40, width: 100);
        var run = planted.RunInSingle(inputs);
        Assert.That(run.Relative, Is.InRange(0.01, 0.5), "neither rounding nor all lost");
        Assert.That(run.IsTarget, Is.False);
    }

    [Test, Spec("PLANT-037")]
    public void ScalesTooSmallForADouble_AreNamed()
    {
        var target = LearningTasks.Circle.Target(200);
        var host = HostInitialization.HeScaled(Architecture.Uniform(2, 100, 4, 200), new RandomStream(1, "host"));
        Assert.That(
            () => Planter.Plant(target, host, PlantingOptions.Fair),
            Throws.InstanceOf<ArithmeticException>().With.Message.Match(@"^layer 1\d\d of the target cannot be matched: scales are down to \d\.\dE-1\d\d in the layer before it, and squares of weights divided by them are beyond a double$"));
    }

    private static (PlantedNetwork Planted, float[] Inputs) Planted(string task, string protocol, int depth, int width)
    {
        var key = new ScenarioKey(protocol, task, depth, width, 0.01, 1);
        var scenario = new Scenario(key, Protocol.Of(key));
        return (scenario.Planted, scenario.Data.Test.Inputs.ToArray());
    }
}
