using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.TestSupport.Oracle.Convolution;

/// <summary>The kit's three networks on images 2x4x4 with three outputs, larger than the kit has them: a convolution, a residual block, a BatchNorm block.</summary>
public static class TinyDefinitions
{
    private static readonly FeatureShape Image = new(2, 4, 4);

    public static NetworkDefinition Convolution { get; } = KindDefinitions.Convolution(Image, 3);

    public static NetworkDefinition Residual { get; } = KindDefinitions.Residual(Image, 3);

    public static NetworkDefinition BatchNorm { get; } = KindDefinitions.BatchNorm(Image, 3);
}
