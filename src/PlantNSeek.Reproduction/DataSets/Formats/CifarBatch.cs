namespace PlantNSeek.DataSets.Formats;

/// <summary>
/// A binary file of CIFAR: for each image a byte with the label, then the image's bytes, channel by channel and row by row. It has no header, so that its length and its labels are all that can be wrong.
/// </summary>
internal static class CifarBatch
{
    /// <summary>Reads a file into place.</summary>
    /// <param name="path">The file, perhaps packed.</param>
    /// <param name="pixels">Takes the images, one behind the other.</param>
    /// <param name="labels">Takes the labels; as many images are expected as there is room for.</param>
    /// <param name="classes">Labels are below it.</param>
    /// <exception cref="InvalidDataException">The file is not what is expected.</exception>
    public static void Read(string path, Span<byte> pixels, Span<byte> labels, int classes)
    {
        using var file = new DataFileStream(path);
        var size = pixels.Length / labels.Length;
        var bytes = labels.Length * (size + 1L);
        var length = $"{bytes} bytes ({labels.Length} records of {size + 1})";
        file.RequireLength(bytes, length);
        for (var i = 0; i < labels.Length; i++)
        {
            file.Fill(labels.Slice(i, 1), length);
            Labels.Require(file, labels[i], i, classes);
            file.Fill(pixels.Slice(i * size, size), length);
        }

        file.RequireEnd(length);
    }
}
