using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>Weight decay where there is no gradient, and numbers that fall towards 0. The network is one weight; a sample whose input is 0 gives it no gradient.</summary>
[TestFixture]
public class DecayTests
{
    private const double Rate = 1e-3;
    private static readonly Batch Data = Batch.Regression([1f, 0f], 1, [0.3f, 0f], 1);
    private static readonly Architecture OneWeight = new(1, 1);

    [Test]
    [Spec("TRAIN-017")]
    public void WithoutGradient_L2MovesByTheRate_WhateverItsSize_DecoupledTakesAShare([Values(1e-5, 1e-3, 1e-1)] double decay)
    {
        var (l2, decoupled) = (After(200, new AdamSettings(Rate) { WeightDecay = decay }), After(200, new AdamSettings(Rate) { WeightDecay = decay, Decoupled = true }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(l2, Is.EqualTo(0.5 - (200 * Rate)).Within(0.02), "L2"); // a little less, since its gradient falls with it
            Assert.That(decoupled, Is.EqualTo(0.5 * Math.Pow(1 - (Rate * decay), 200)).Within(1e-5), "decoupled");
        }
    }

    [Test]
    [Spec("TRAIN-018")]
    public void WhatDecays_EndsAtExactlyZero([Values] bool sgd)
    {
        var settings = sgd ? (OptimizerSettings)new SgdSettings(0.1) { WeightDecay = 0.5, Momentum = 0.9 } : new AdamSettings(Rate) { WeightDecay = 1e-2 };
        Assert.That(After(5000, settings), Is.Zero);
    }

    // Adam in single precision, step by step as the engine computes it but without a limit below which a mean gradient is 0.
    [Test]
    [Spec("TRAIN-019")]
    public void WithoutDecay_NoBitOfAParameterChanges([Values(1, 10, 100)] int steps, [Values(0.5f, 1e-6f)] float start)
    {
        var session = Session(new AdamSettings(Rate), start);
        var (p, m, v, power1, power2) = (start, 0f, 0f, 1.0, 1.0);
        for (var step = 0; step < steps + 3000; step++)
        {
            int[] sample = [step < steps ? 0 : 1];
            var gradient = new float[2];
            session.LossAndGradient(sample, gradient);
            session.Step(sample);
            (power1, power2) = (power1 * 0.9, power2 * 0.999);
            var (rate, correction) = ((float)(-Rate / (1 - power1)), (float)(1 / Math.Sqrt(1 - power2)));
            var g = gradient[0];
            m = MathF.FusedMultiplyAdd((float)0.9, m, (float)(1 - 0.9) * g);
            v = MathF.FusedMultiplyAdd((float)0.999, v, (float)(1 - 0.999) * g * g);
            p = MathF.FusedMultiplyAdd(p, 1, rate * m / MathF.FusedMultiplyAdd(MathF.Sqrt(v), correction, 1e-8f));
        }

        Assert.That(session.GetParameters()[0], Is.EqualTo(p));
        Assert.That(Math.Abs(m), Is.InRange(float.Epsilon, 1e-38f), "the mean gradient never came near the limit");
    }

    private static float After(int steps, OptimizerSettings settings)
    {
        var session = Session(settings, 0.5f);
        for (var step = 0; step < steps; step++)
        {
            session.Step([1]);
        }

        return session.GetParameters()[0];
    }

    private static TrainingSession Session(OptimizerSettings settings, float start) =>
        new(OneWeight, [start, 0], Mask.From(2, i => i == 0), Data, LossFunction.For(Data), settings, 1);
}
