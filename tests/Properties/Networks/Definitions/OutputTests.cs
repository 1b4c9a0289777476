using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Support;
using PlantNSeek.Testing.Slow;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Properties.Networks.Definitions;

/// <summary>What a definition gives, without an engine.</summary>
public sealed class OutputTests
{
    private static readonly string[] Kinds = [.. ImageNetworks.Kinds, "normalised-padded"];

    [Test, Spec("DEFN-040"), Spec("DEFN-041")]
    public void Outputs_AreThoseOfTheSlowImplementation([ValueSource(nameof(Kinds))] string kind, [Values(1, 2, 5)] int width)
    {
        var definition = ImageNetworks.Of(kind, width);
        var random = new RandomStream(1, $"outputs/{kind}");
        double[] parameters = ImageNetworks.Parameters(definition, random), inputs = ImageNetworks.Inputs(definition, random);
        var slow = new ConvolutionOracle(DefinitionModules.Of(definition)).Outputs(parameters, inputs, NormalisationMode.RunningStatistics);
        var largest = slow.Max(Math.Abs);
        var single = DefinitionOutputs.Of<float>(definition, [.. parameters.Select(p => (float)p)], [.. inputs.Select(x => (float)x)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(largest, Is.GreaterThan(0));
            Assert.That(DefinitionOutputs.Of<double>(definition, parameters, inputs), Is.EqualTo(slow).Within(1e-12 * largest));
            Assert.That(single.Select(y => (double)y), Is.EqualTo(slow).Within(1e-5 * largest));
        }
    }

    [Test, Spec("DEFN-042")]
    public void ASample_HasTheSameBits_InAnyBatch_AndAMaskedParameterIsZero([ValueSource(nameof(Kinds))] string kind)
    {
        var definition = ImageNetworks.Of(kind, 3);
        var random = new RandomStream(2, $"outputs/{kind}");
        double[] parameters = ImageNetworks.Parameters(definition, random), inputs = ImageNetworks.Inputs(definition, random);
        var mask = Mask.From(parameters.Length, i => i >= definition.Layout.PrunableCount || i % 3 != 0);
        var all = DefinitionOutputs.Of<double>(definition, parameters, inputs, mask);
        var (size, alone) = (definition.Input.Size, new List<double>());
        for (var sample = 0; sample < inputs.Length / size; sample++)
        {
            alone.AddRange(DefinitionOutputs.Of<double>(definition, mask.Apply<double>(parameters), inputs.AsSpan(sample * size, size)));
        }

        Assert.That(all.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(alone.Select(BitConverter.DoubleToInt64Bits)));
        Assert.That(all, Is.Not.EqualTo(DefinitionOutputs.Of<double>(definition, parameters, inputs)));
    }

    // Numbers so different in size that another order, or a product that is rounded, gives other bits.
    [Test, Spec("DEFN-043")]
    public void Products_AreFused_AndAddedInOneOrder()
    {
        var definition = new NetworkDefinition(
            "one", new FeatureShape(3, 3, 4), new ConvolutionNode("conv", NetworkNode.Input, 1, 3, 4), new LinearNode("fc", "conv", 1, HasBias: false));
        var random = new RandomStream(3, "order");
        float[] parameters = [.. Enumerable.Range(0, definition.Layout.Count).Select(_ => (float)(random.NextNormal() * DeterministicMath.Exp(3 * random.NextNormal())))];
        float[] inputs = [.. Enumerable.Range(0, 8 * definition.Input.Size).Select(_ => (float)random.NextNormal())];
        float[] Sums(Func<float, float, float, float> add, bool backwards) => [.. inputs.Chunk(definition.Input.Size).Select(sample =>
        {
            var sum = parameters[definition.Layout.BiasIndex(0, 0)];
            for (var i = 0; i < sample.Length; i++)
            {
                var at = backwards ? sample.Length - 1 - i : i;
                sum = add(parameters[at], sample[at], sum);
            }

            return sum * parameters[^1];
        })];
        Assert.That(
            DefinitionOutputs.Of<float>(definition, parameters, inputs),
            Is.EqualTo(Sums(MathF.FusedMultiplyAdd, false)).And.Not.EqualTo(Sums((w, x, sum) => (w * x) + sum, false)).And.Not.EqualTo(Sums(MathF.FusedMultiplyAdd, true)));
    }

    [Test, Spec("DEFN-044")]
    public void LengthsThatDoNotFit_AreErrorsWithBothValues()
    {
        var definition = ImageNetworks.Of("flattened", 2);
        var (parameters, inputs) = (new double[definition.Layout.Count], new double[2 * definition.Input.Size]);
        void Fails(string message, int cutParameters, int cutInputs, Mask? mask) => Assert.That(
            () => DefinitionOutputs.Of<double>(definition, parameters.AsSpan(cutParameters), inputs.AsSpan(cutInputs), mask), Throws.ArgumentException.With.Message.Contains(message));
        using (Assert.EnterMultipleScope())
        {
            Fails($"the parameter buffer has {parameters.Length - 1} entries; the layout of flattened (2x5x6 to 3) has {parameters.Length}", 1, 0, null);
            Fails("the inputs have 119 numbers; a sample of flattened (2x5x6 to 3) has 60", 0, 1, null);
            Fails($"the mask has 7 entries; the layout of flattened (2x5x6 to 3) has {parameters.Length}", 0, 0, Mask.All(7));
        }
    }
}
