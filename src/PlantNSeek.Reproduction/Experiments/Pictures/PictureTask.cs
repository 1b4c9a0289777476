using PlantNSeek.DataSets;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A network's task on real images: which of them, how large, and how long it is trained and sought in.</summary>
/// <param name="Name">The name in keys.</param>
/// <param name="Set">The data set.</param>
/// <param name="Model">The network, by its name in <see cref="ModelCatalog"/>.</param>
internal sealed record PictureTask(string Name, ImageDataSet Set, string Model)
{
    /// <summary>Channels of the first convolution of the published network: 64 of a VGG, 16 of a ResNet for small images.</summary>
    public int PublishedWidth { get; init; } = 64;

    /// <summary>Rows and columns of an image, of which the data set's are a multiple.</summary>
    public required int Side { get; init; }

    /// <summary>Images to train on: the first of <see cref="Files"/>.</summary>
    public required int Training { get; init; }

    /// <summary>Images to test on: the first of the test images, or of what <see cref="TestsOnTraining"/> says.</summary>
    public required int Test { get; init; }

    /// <summary>Whether it tests on the training images that follow those it trains on, so that settings can be chosen without a look at the test images.</summary>
    public bool TestsOnTraining { get; init; }

    /// <summary>The files with training images.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>How the bytes of each channel become numbers.</summary>
    public required Normalisation Normalisation { get; init; }

    /// <summary>Epochs, rates and rounds.</summary>
    public required PictureSettings Settings { get; init; }

    /// <summary>Layers with weights, the depth of a key.</summary>
    public int Depth => Definition(PublishedWidth).Layout.LayerCount;

    /// <summary>The network.</summary>
    /// <param name="width">Channels of its first convolution, <see cref="PublishedWidth"/> in the published network; those of the others follow.</param>
    public NetworkDefinition Definition(int width) =>
        ModelCatalog.Make(Model, new ModelShape(new FeatureShape(Set.Shape.Extents[0], Side, Side), Set.Classes.Count, (double)width / PublishedWidth));
}
