using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Agreement;

/// <summary>Steps of every optimiser under masks, on both engines.</summary>
[TestFixture]
public class TrainingAgreementTests : LibtorchFixture
{
    private const int Steps = 3;

    // Both train in single precision, and each is within 1e-5 of plain loops in double (TRAIN-001).
    private const double Tolerance = 2e-5;

    // Epsilon well above the rounding of a float gradient: Adam divides a gradient of 0 by epsilon.
    private static readonly OptimizerSettings[] Optimizers =
    [
        new SgdSettings(1e-2),
        new SgdSettings(1e-2) { WeightDecay = 0.5 },
        new SgdSettings(1e-2) { Momentum = 0.9 },
        new SgdSettings(1e-2) { Momentum = 0.9, WeightDecay = 0.5, Nesterov = true },
        new SgdSettings(1e-2) { Momentum = 0.9, WeightDecay = 0.5, DecaysMasked = true },
        new AdamSettings(1e-2) { Epsilon = 1e-2 },
        new AdamSettings(1e-2) { Epsilon = 1e-2, WeightDecay = 0.5 },
        new AdamSettings(1e-2) { Epsilon = 1e-2, WeightDecay = 3, Decoupled = true },
    ];

    [PinnedProperty(MaxTest = 40), Spec("TORCH-024")]
    public void Steps_Agree(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var drawn = pair.Case.WithRandomMask();

        // Of He's scale, so that steps stay small beside the parameters.
        float[] parameters = [.. drawn.Parameters.Select((p, i) => p * MathF.Sqrt(2f / (1 + drawn.Layout.SliceAt(i).Columns)))];
        int[] all = [.. Enumerable.Range(0, drawn.TrainingData.Count)];
        foreach (var optimizer in Optimizers)
        {
            using var managed = pair.ManagedTrainer.Begin(parameters, drawn.Mask, drawn.TrainingData, drawn.Loss, optimizer, all.Length);
            using var torch = pair.TorchTrainer.Begin(parameters, drawn.Mask, drawn.TrainingData, drawn.Loss, optimizer, all.Length);
            for (var step = 0; step < Steps; step++)
            {
                var samples = all[..^step]; // also smaller batches than the session's
                var expected = managed.Step(samples);
                Assert.That(torch.Step(samples), Is.EqualTo(expected).Within(Tolerance * Math.Max(1, expected)), $"{optimizer}: loss before step {step + 1}");
            }

            var (ours, theirs) = (torch.GetParameters(), managed.GetParameters());
            Assert.That(Enumerable.Range(0, ours.Length).Where(i => Math.Abs(ours[i] - theirs[i]) > Tolerance).Select(drawn.Layout.Describe), Is.Empty, $"{optimizer}: parameters");
        }
    }
}
