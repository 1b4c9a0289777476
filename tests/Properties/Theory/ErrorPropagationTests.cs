using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Theory;

namespace PlantNSeek.Properties.Theory;

public sealed class ErrorPropagationTests
{
    // 3 inputs, 2 hidden units, 1 output. ‖x^(1)‖₁ <= (1 + 2 + 0.5) + 1: the first unit is largest at (1, -1, ·), the second at (·, ·, 1).
    private static readonly DoubleNetwork Example = new(new Architecture(3, 2, 1), [1, -2, 0, 0, 0, 1, 0.5, 0, 3, -4, 0]);

    [Test, Spec("THEORY-002")]
    public void Tolerances_AreThePrintedOnes()
    {
        var all = ErrorPropagation.Tolerances(Example, 0.2, LemmaForm.Printed, Mask.All(11));
        var some = ErrorPropagation.Tolerances(Example, 0.2, LemmaForm.Printed, Mask.FromIndices(11, [0, 1, 5, 6]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all[0], Is.EqualTo(0.2 / (2 * Math.Sqrt(8) * (1 + 3) * (4 + 0.1))).Within(1e-15));
            Assert.That(all[1], Is.EqualTo(0.2 / (2 * Math.Sqrt(3) * (1 + 4.5))).Within(1e-15));
            Assert.That(some[0], Is.EqualTo(all[0] * Math.Sqrt(2)).Within(1e-15), "half as many parameters move");
            Assert.That(some[1], Is.EqualTo(double.PositiveInfinity), "nothing moves");
        }
    }

    [Test, Spec("THEORY-003")]
    public void Tolerances_Corrected_UseTheSpectralNorm()
    {
        var all = ErrorPropagation.Tolerances(Example, 0.2, LemmaForm.Corrected, Mask.All(11));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all[0], Is.EqualTo(0.2 / (2 * Math.Sqrt(8) * (1 + 3) * (5 + 0.1))).Within(1e-13), "‖(3, -4)‖ = 5");
            Assert.That(all[1], Is.EqualTo(0.2 / (2 * Math.Sqrt(3) * (1 + 4.5))).Within(1e-15));
        }
    }

    [Test, Spec("THEORY-004")]
    public void PrintedForm_IsFalse([Values(20, 100, 1000)] int hidden)
    {
        const double error = 0.1;
        var network = LemmaCounterexample.Network(hidden);
        var moved = Mask.FromIndices(network.Layout.Count, Enumerable.Range(0, hidden));
        var first = ErrorPropagation.Tolerances(network, error, LemmaForm.Printed, moved)[0];
        var deviation = ErrorPropagation.Deviation(network, ErrorPropagation.Perturb(network, moved, [first, 0], _ => 1), 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(error / (2 * Math.Sqrt(hidden) * 2 * (1 + (error / 2)))).Within(1e-15), "every weight moves by what is allowed");
            Assert.That(deviation, Is.GreaterThan(error), "and the output by more than the lemma promises");
            Assert.That(deviation, Is.EqualTo(Math.Sqrt(hidden) * error / (4 * (1 + (error / 2)))).Within(1e-12));
            Assert.That(deviation, Is.EqualTo(hidden switch { 20 => 0.1065, 100 => 0.238, _ => 0.753 }).Within(0.0005));
            Assert.That(LemmaCounterexample.Ratio(hidden, error, LemmaForm.Printed), Is.EqualTo(deviation / error).Within(1e-12));
            Assert.That(
                LemmaCounterexample.Ratio(hidden, error, LemmaForm.Corrected),
                Is.EqualTo(Math.Sqrt(hidden) / (4 * (Math.Sqrt(hidden) + (error / 2)))).Within(1e-9).And.LessThan(0.25), "the corrected form keeps its promise");
        }
    }

    [PinnedProperty(MaxTest = 400), Spec("THEORY-005")]
    public void CorrectedForm_Holds(Architecture architecture, Seed seed, FsCheck.NonNegativeInt kind, bool dense)
    {
        var stream = new RandomStream(seed.Value, "lemma");
        var network = Scaled(HostInitialization.HeScaled(architecture, stream), Math.Pow(4, stream.NextUniform(-1, 1)));
        var error = Math.Pow(10, stream.NextUniform(-4, 1));
        var moved = Mask.From(architecture.Layout.Count, _ => dense || stream.NextInt32(3) == 0);
        var tolerances = ErrorPropagation.Tolerances(network, error, LemmaForm.Corrected, moved);
        var perturbed = ErrorPropagation.Perturb(network, moved, tolerances, Direction(kind.Get % 6, network, stream));
        var corner = Enumerable.Range(0, architecture.InputWidth).Select(_ => stream.NextInt32(2) == 0 ? -1.0 : 1).ToArray();
        var inputs = Enumerable.Range(0, 10).Select(_ => corner.Select(_ => stream.NextUniform(-1, 1)).ToArray());
        foreach (var x in inputs.Append(corner).Append([.. corner.Select(_ => 1.0)]))
        {
            Assert.That(ErrorPropagation.Deviation(network, perturbed, x), Is.LessThanOrEqualTo(error));
        }
    }

    // One weight and one bias, both up, at x = 1: sqrt(2) below the bound, so that a bound twice as generous would be seen.
    [Test, Spec("THEORY-005")]
    public void CorrectedForm_IsNearlyReached()
    {
        var network = new DoubleNetwork(new Architecture(1, 1), [0.5, 0]);
        var tolerances = ErrorPropagation.Tolerances(network, 0.1, LemmaForm.Corrected, Mask.All(2));
        var deviation = ErrorPropagation.Deviation(network, ErrorPropagation.Perturb(network, Mask.All(2), tolerances, _ => 1), 1);
        Assert.That(deviation, Is.EqualTo(0.1 / Math.Sqrt(2)).Within(1e-15));
    }

    [PinnedProperty(MaxTest = 200), Spec("THEORY-006")]
    public void CorrectedForm_MovesNoLayerByMoreThanItsShare(Architecture architecture, Seed seed, FsCheck.PositiveInt tenths)
    {
        var error = tenths.Get / 10.0;
        var network = Scaled(HostInitialization.HeScaled(architecture, new RandomStream(seed.Value, "lemma")), 0.1);
        var tolerances = ErrorPropagation.Tolerances(network, error, LemmaForm.Corrected, Mask.All(architecture.Layout.Count));
        for (var layer = 0; layer < tolerances.Length; layer++)
        {
            var moving = architecture.Layout.Weight(layer).Length + architecture.Layout.Bias(layer).Length;
            Assert.That(Math.Sqrt(moving) * tolerances[layer], Is.LessThanOrEqualTo(error / architecture.LayerCount * (1 + 1e-12)));
        }
    }

    [PinnedProperty(MaxTest = 100), Spec("THEORY-007")]
    public void ActivationBounds_AreNeverExceeded(Architecture architecture, Seed seed)
    {
        var stream = new RandomStream(seed.Value, "bounds");
        var network = HostInitialization.HeScaled(architecture, stream);
        var bounds = ErrorPropagation.ActivationBounds(network);
        Assert.That(bounds[0], Is.EqualTo(architecture.InputWidth));
        for (var layer = 1; layer < bounds.Length; layer++)
        {
            var upTo = new Architecture(architecture.Widths[..(layer + 1)]); // a network of the first layers, whose outputs are the pre-activations
            var first = new DoubleNetwork(upTo, network.Parameters[..upTo.Layout.Count]);
            for (var n = 0; n < 20; n++)
            {
                double[] x = [.. Enumerable.Range(0, architecture.InputWidth).Select(_ => n < 10 ? stream.NextUniform(-1, 1) : stream.NextInt32(2) == 0 ? -1.0 : 1)];
                Assert.That(first.Evaluate(x).Sum(h => Math.Max(h, 0)), Is.LessThanOrEqualTo(bounds[layer] * (1 + 1e-12)));
            }
        }
    }

    [Test, Spec("THEORY-007")]
    public void ActivationBounds_OfTheExample_AreTight() => Assert.That(ErrorPropagation.ActivationBounds(Example), Is.EqualTo(new[] { 3, 4.5 }));

    [Test, Spec("THEORY-008")]
    public void BadArguments_AreErrorsWithBothValues()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ErrorPropagation.Tolerances(Example, 0, LemmaForm.Printed, Mask.All(11)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("error is 0"));
            Assert.That(() => ErrorPropagation.Tolerances(Example, 1, LemmaForm.Printed, Mask.All(3)), Throws.ArgumentException.With.Message.Contains("has 3 entries; the layout of 3-2-1 has 11"));
            Assert.That(() => ErrorPropagation.Perturb(Example, Mask.All(11), [1], _ => 0), Throws.ArgumentException.With.Message.Contains("the list of tolerances has 1 entries"));
            Assert.That(() => ErrorPropagation.Perturb(Example, Mask.All(11), [1, 1], _ => 1.5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("step is 1.5; it must lie in [-1, 1]"));
        }
    }

    private static DoubleNetwork Scaled(DoubleNetwork network, double factor) =>
        new(network.Architecture, [.. network.Parameters.ToArray().Select(p => p * factor)]);

    private static Func<int, double> Direction(int kind, DoubleNetwork network, RandomStream stream)
    {
        var parameters = network.Parameters.ToArray();
        return kind switch
        {
            0 => _ => stream.NextUniform(-1, 1),
            1 => _ => stream.NextInt32(2) == 0 ? -1 : 1,
            2 => _ => 1,
            3 => _ => -1,
            4 => i => parameters[i] < 0 ? -1 : 1,
            _ => i => parameters[i] < 0 ? 1 : -1,
        };
    }
}
