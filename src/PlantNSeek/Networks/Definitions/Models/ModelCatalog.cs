using System.Collections.Immutable;

namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>
/// The networks of the papers by name. Two are called VGG16 and differ, and a third is a VGG19: <c>vgg16</c> has biases and no normalisation (Plant 'n' Seek),
/// <c>vgg16-nonaffine</c> normalisation without scale and shift and no biases (Rare Gems), <c>vgg19-bn</c> normalisation with both (ticket transfer). <c>vgg8-bn</c> and <c>resnet8-affine</c> are
/// small ones of the operations of <c>vgg19-bn</c> and <c>resnet18</c>.
/// </summary>
public static class ModelCatalog
{
    private static readonly ImmutableArray<(string Name, Func<ModelShape, NetworkDefinition> Make)> Makers =
    [
        ("vgg16", VggModels.Vgg16),
        ("vgg16-nonaffine", VggModels.Vgg16NonAffine),
        ("vgg19-bn", VggModels.Vgg19Normalised),
        ("vgg8", VggModels.Vgg8),
        ("vgg8-bn", VggModels.Vgg8Normalised),
        ("resnet20", static shape => ResidualModels.Small("resnet20", 3, shape)),
        ("resnet8", static shape => ResidualModels.Small("resnet8", 1, shape)),
        ("resnet8-affine", static shape => ResidualModels.Affine("resnet8-affine", 16, 3, 1, shape)),
        ("resnet18", static shape => ResidualModels.Affine("resnet18", 64, 4, 2, shape)),
        ("lenet5", SmallModels.LeNet5),
        ("mlp", SmallModels.Perceptron),
    ];

    /// <summary>The names of all models.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Makers.Select(static maker => maker.Name)];

    /// <summary>The model of that name, in any letter case.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="shape">What it is made for.</param>
    /// <exception cref="ArgumentException">There is no such model (the message lists those there are), or the samples are too small for it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width factor or the number of classes is out of its range.</exception>
    public static NetworkDefinition Make(string name, ModelShape shape) =>
        Catalogue.Find(Makers, name, static maker => maker.Name, $"no model is called '{name}'; known are").Make(shape);
}
