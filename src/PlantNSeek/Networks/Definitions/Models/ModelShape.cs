using PlantNSeek.Networks.Definitions.Nodes;
namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>What a model is made for.</summary>
/// <param name="Input">The extents of a sample.</param>
/// <param name="Classes">Outputs; at least 1.</param>
/// <param name="WidthFactor">The channels of each hidden layer are this times the published ones, rounded, at least 1; above 0.</param>
public readonly record struct ModelShape(FeatureShape Input, int Classes, double WidthFactor = 1)
{
    /// <summary>Images of CIFAR-10: 3x32x32 in ten classes.</summary>
    public static ModelShape Cifar(double widthFactor = 1) => new(new FeatureShape(3, 32, 32), 10, widthFactor);

    /// <summary>A number of channels times the width factor.</summary>
    internal int Channels(int published)
    {
        Guard.AtLeast(Classes, 1);
        Guard.InRange(WidthFactor, double.Epsilon, 64, "the width factor");
        return Math.Max(1, (int)Math.Round(published * WidthFactor, MidpointRounding.AwayFromZero));
    }
}
