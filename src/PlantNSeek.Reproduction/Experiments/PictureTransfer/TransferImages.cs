using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Which images of a data set a network is trained on in ticket transfer.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Training">Images to train on: the first ones.</param>
/// <param name="Test">Images to test on: the first of the test images.</param>
internal sealed record TransferImages(ImageDataSet Set, int Training, int Test)
{
    /// <summary>Rows and columns with a black border, before the images are made smaller.</summary>
    public int Side { get; init; } = Set.Shape.Extents[1];

    /// <summary>The files with training images; all where null.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>What is missing of the images, in one line; null where they are there.</summary>
    public string? Lacks(string? folder) => PictureData.Lacks(Set, Files, folder);

    /// <summary>Reads the images below a folder of data sets, with three channels and so many rows and columns.</summary>
    /// <exception cref="FileNotFoundException">Some are not there; the message says which, and how to get them.</exception>
    /// <exception cref="InvalidDataException">A file is not what is published by its name.</exception>
    public PictureData Read(string? folder, int side, Normalisation normalisation, bool isScrambled)
    {
        var found = DataFolder.Require(Set, folder);
        ImageSet First(DataPart part, int count)
        {
            var all = found.Read(part, part == DataPart.Training ? Files : null).Images;
            var coloured = ColouredImages.Of(all.Subset([.. Enumerable.Range(0, Math.Min(count, all.Count))]), Side, isScrambled);
            return SmallerImages.Of(coloured, side).With(normalisation);
        }

        return new PictureData(First(DataPart.Training, Training), First(DataPart.Test, Test).ToBatch());
    }
}
