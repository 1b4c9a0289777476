using PlantNSeek.Tasks.Images;

namespace PlantNSeek.DataSets;

/// <summary>Images that were read, and of which files.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Part">The part of it.</param>
/// <param name="Images">The images, as bytes.</param>
/// <param name="Files">Where the files are that were read.</param>
public sealed record ReadImages(ImageDataSet Set, DataPart Part, ImageSet Images, IReadOnlyList<string> Files)
{
    /// <summary>How many images the whole part has.</summary>
    public int Total => Set.Images(Part);

    /// <summary>Whether all of them were read.</summary>
    public bool IsWhole => Images.Count == Total;

    /// <summary>Such as <c>CIFAR-10: 10000 of 50000 training images, from data_batch_1.bin</c>.</summary>
    public override string ToString() =>
        $"{Set.Title}: {Images.Count} of {Total} {(Part == DataPart.Training ? "training" : "test")} images, from {string.Join(", ", Files.Select(Path.GetFileName))}";
}
