using NUnit.Framework;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Maximum pooling where several entries of a window are the largest.</summary>
internal static class MaximumTieChecks
{
    /// <summary>Pools one sample, and sends the derivative by the outputs back.</summary>
    /// <param name="shape">The sample's.</param>
    /// <param name="window">Rows and columns of a window, and the stride.</param>
    /// <param name="input">The sample.</param>
    /// <param name="outputGradient">The derivative by each output.</param>
    public delegate (double[] Outputs, double[] InputGradient) Pass(MapShape shape, int window, double[] input, double[] outputGradient);

    public static void TheFirstLargestEntry_GetsTheDerivative(string file, string key, Pass pass)
    {
        var example = ReferenceFolder.Read(file).GetProperty(key);
        double[] Data(string name) => example.GetProperty(name).GetProperty("data").Vector();
        var shape = example.GetProperty("input").GetProperty("shape").Integers();
        var (outputs, gradient) = pass(new MapShape(shape[1], shape[2], shape[3]), example.GetProperty("kernel")[0].GetInt32(), Data("input"), Data("output_gradient"));
        Assert.That(outputs, Is.EqualTo(example.GetProperty("output").Vector()));
        Assert.That(gradient, Is.EqualTo(example.GetProperty("input_gradient").Vector()));
    }
}
