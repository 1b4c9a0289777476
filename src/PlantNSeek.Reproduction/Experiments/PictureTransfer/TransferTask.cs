using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Tickets of a network that are found on one set of images and used on another.</summary>
/// <param name="Name">The name in keys.</param>
/// <param name="Model">The network, by its name in <see cref="ModelCatalog"/>, with normalisations; its last operation is a linear layer.</param>
/// <param name="Source">The images that tickets are found on.</param>
/// <param name="Target">The images that they are used on.</param>
internal sealed record TransferTask(string Name, string Model, TransferImages Source, TransferImages Target)
{
    /// <summary>Channels of the first convolution of the published network.</summary>
    public required int PublishedWidth { get; init; }

    /// <summary>Rows and columns of an image as the network takes it.</summary>
    public required int Side { get; init; }

    /// <summary>How bytes become numbers: as published by the constants of the source, on the target too.</summary>
    public required Normalisation Normalisation { get; init; }

    /// <summary>Epochs, rates and rounds.</summary>
    public required TransferSettings Settings { get; init; }

    /// <summary>Layers with weights, the depth of a key.</summary>
    public int Depth => OnSource(PublishedWidth).Layout.LayerCount;

    /// <summary>The network with the source's outputs.</summary>
    /// <param name="width">Channels of its first convolution.</param>
    public NetworkDefinition OnSource(int width) => Definition(width, Source.Set.Classes.Count);

    /// <summary>The network with the target's outputs.</summary>
    /// <param name="width">Channels of its first convolution.</param>
    public NetworkDefinition OnTarget(int width) => Definition(width, Target.Set.Classes.Count);

    private NetworkDefinition Definition(int width, int classes) =>
        ModelCatalog.Make(Model, new ModelShape(new FeatureShape(ColouredImages.Channels, Side, Side), classes, (double)width / PublishedWidth));
}
