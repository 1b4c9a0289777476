namespace PlantNSeek.DataSets;

/// <summary>A file of a data set, which may lie there packed, by the same name with .gz behind it.</summary>
/// <param name="Name">What it is called, unpacked.</param>
/// <param name="Part">Which part it belongs to.</param>
/// <param name="Role">What it holds.</param>
/// <param name="Images">How many images, or labels of images.</param>
/// <param name="Content">Its length and hashes, unpacked.</param>
public sealed record DataFile(string Name, DataPart Part, DataFileRole Role, int Images, FileDigest Content)
{
    /// <summary>Length and hashes of the packed file that is published; null where none is.</summary>
    public FileDigest? Packed { get; init; }

    /// <summary>The name of the packed file.</summary>
    internal string PackedName => $"{Name}.gz";

    /// <summary>What it may be called where it lies. Some programs that unpack make the first dash of the ending a dot.</summary>
    internal IEnumerable<string> Names => [Name, PackedName, Name.Replace("-idx", ".idx", StringComparison.Ordinal), PackedName.Replace("-idx", ".idx", StringComparison.Ordinal)];
}
