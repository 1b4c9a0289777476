using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Networks.Definitions;

/// <summary>Initial values of a VGG16 of a quarter of its channels and of a ResNet-18 of a sixteenth.</summary>
public sealed class InitialisationTests
{
    private static readonly NetworkDefinition Vgg = ModelCatalog.Make("vgg16", ModelShape.Cifar(0.25));

    [Test, Spec("DEFN-020")]
    public void WeightsAndBiases_HaveTheirVariances([Values(InitialisationRule.He, InitialisationRule.HeScaledBiases, InitialisationRule.HeBiases)] InitialisationRule rule)
    {
        var (parameters, layout, product) = (Initialisation.Draw(Vgg, rule, new RandomStream(1, "test")), Vgg.Layout, 0.06);
        using (Assert.EnterMultipleScope())
        {
            for (var layer = 0; layer < layout.LayerCount; layer++)
            {
                var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
                var deviation = Math.Sqrt(2.0 / weight.Columns);
                product *= deviation;
                AssertNormal(parameters.AsSpan(weight.Offset, weight.Length), deviation, weight.Name);
                AssertNormal(parameters.AsSpan(bias.Offset, bias.Length), rule == InitialisationRule.HeScaledBiases ? product : rule == InitialisationRule.HeBiases ? deviation : 0, bias.Name);
            }
        }
    }

    [Test, Spec("DEFN-021")]
    public void SignedConstants_HaveOneMagnitudeALayer()
    {
        var (parameters, layout) = (Initialisation.Draw(Vgg, InitialisationRule.SignedConstant, new RandomStream(1, "test")), Vgg.Layout);
        using (Assert.EnterMultipleScope())
        {
            for (var layer = 0; layer < layout.LayerCount; layer++)
            {
                var weight = layout.Weight(layer);
                float[] values = [.. parameters[weight.Offset..weight.End]];
                var magnitude = (float)Math.Sqrt(2.0 / weight.Columns);
                Assert.That(values, Is.All.EqualTo(magnitude).Or.EqualTo(-magnitude), weight.Name);
                Assert.That(values.Count(v => v > 0), Is.EqualTo(weight.Length / 2.0).Within(2.5 * Math.Sqrt(weight.Length)), weight.Name);
                Assert.That(parameters[layout.Bias(layer).Offset..layout.Bias(layer).End], Is.All.Zero);
            }
        }
    }

    [Test, Spec("DEFN-022")]
    public void Normalisations_BeginAsIdentities_AndTheSameStreamGivesTheSame()
    {
        var net = ModelCatalog.Make("resnet18", ModelShape.Cifar(0.0625));
        var parameters = Initialisation.Draw(net, InitialisationRule.He, new RandomStream(1, "test"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var slice in net.Layout.Slices[(2 * net.Layout.LayerCount)..])
            {
                var one = slice.Kind == ParameterKind.Scale || slice.Name.EndsWith("running_var", StringComparison.Ordinal);
                Assert.That(parameters[slice.Offset..slice.End], Is.All.EqualTo(one ? 1 : 0), slice.Name);
            }

            Assert.That(Initialisation.Draw(net, InitialisationRule.He, new RandomStream(1, "test")), Is.EqualTo(parameters));
            Assert.That(Initialisation.Draw(net, InitialisationRule.He, new RandomStream(2, "test")), Is.Not.EqualTo(parameters));
        }
    }

    // Five standard errors of the mean and of the variance.
    private static void AssertNormal(ReadOnlySpan<float> values, double deviation, string name)
    {
        var (mean, square, n) = (0.0, 0.0, values.Length);
        foreach (var value in values)
        {
            mean += value / (double)n;
            square += (double)value * value / n;
        }

        Assert.That(mean, Is.Zero.Within(5 * deviation / Math.Sqrt(n)), name);
        Assert.That(square, Is.EqualTo(deviation * deviation).Within(5 * Math.Sqrt(2.0 / n) * deviation * deviation), name);
    }
}
