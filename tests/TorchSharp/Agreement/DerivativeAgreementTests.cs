using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TorchSharp.Networks;

namespace PlantNSeek.TorchSharp.Tests.Agreement;

/// <summary>What networks give, on both engines.</summary>
[TestFixture]
public class DerivativeAgreementTests : LibtorchFixture
{
    private const double InDouble = 1e-9, InSingle = 1e-5;

    [PinnedProperty(MaxTest = 60), Spec("TORCH-020")]
    public void Outputs_Agree(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var outputs = Array.ConvertAll(new IDifferentiableNetwork[] { pair.Managed, pair.Single, pair.Exact }, network =>
        {
            var given = new float[pair.Case.Batch.Count * network.OutputWidth];
            network.Outputs(pair.Case.Parameters, pair.Case.Batch.Inputs, given);
            return Array.ConvertAll(given, static y => (double)y);
        });
        GoldenAssert.Close(outputs[1], outputs[0], InSingle, "in single precision");
        GoldenAssert.Close(outputs[2], outputs[0], InSingle, "in double");
    }

    [PinnedProperty(MaxTest = 60), Spec("TORCH-021")]
    public void LossAndGradient_Agree(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var (loss, expected) = (pair.AnyLoss(), new double[pair.Count]);
        var value = pair.Managed.LossAndGradient(pair.Case.Parameters, pair.Case.Batch, loss, expected);
        foreach (var (network, tolerance) in ((TorchNetwork, double)[])[(pair.Exact, InDouble), (pair.Single, InSingle)])
        {
            var gradient = new double[pair.Count];
            var ours = network.LossAndGradient(pair.Case.Parameters, pair.Case.Batch, loss, gradient);
            Assert.That(ours, Is.EqualTo(value).Within(tolerance * Math.Max(1, value)), $"{network.Options.Precision}: loss");
            AssertClose(gradient, expected, tolerance, $"{network.Options.Precision}: gradient");
        }
    }

    [PinnedProperty(MaxTest = 60), Spec("TORCH-022")]
    public void HessianVectorProducts_Agree(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var (loss, direction) = (pair.AnyLoss(), pair.Draw("direction", pair.Count));
        var (ours, expected) = (new double[pair.Count], new double[pair.Count]);
        pair.Managed.HessianVectorProduct(pair.Case.Parameters, pair.Case.Batch, loss, direction, expected);
        pair.Single.HessianVectorProduct(pair.Case.Parameters, pair.Case.Batch, loss, direction, ours);
        AssertClose(ours, expected, InDouble, "of the single engine, in double as always");
    }

    [PinnedProperty(MaxTest = 60), Spec("TORCH-023")]
    public void Flows_Agree(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var (parameters, input, weights) = (pair.Draw("parameters", pair.Count), pair.Draw("input", architecture.InputWidth), pair.Draw("weights", architecture.OutputWidth));
        var (ours, expected) = (new double[pair.Count], new double[pair.Count]);
        pair.Managed.OutputGradient(parameters, input, weights, expected);
        pair.Single.OutputGradient(parameters, input, weights, ours);
        AssertClose(ours, expected, InDouble, "flow");
    }

    // A derivative by the outputs is a difference of numbers up to 1, so that rounding may be all there is of a small gradient.
    private static void AssertClose(double[] ours, double[] expected, double tolerance, string what)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        Assert.That(ours.Zip(expected, static (a, b) => Math.Abs(a - b)), Is.All.LessThanOrEqualTo(tolerance * scale), what);
    }
}
