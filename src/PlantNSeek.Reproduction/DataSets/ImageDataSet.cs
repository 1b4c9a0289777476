using PlantNSeek.Networks;

namespace PlantNSeek.DataSets;

/// <summary>What is published of a data set: its files, where they come from, and what is in them.</summary>
public sealed record ImageDataSet
{
    internal ImageDataSet()
    {
    }

    /// <summary>What commands call it.</summary>
    public required string Name { get; init; }

    /// <summary>What its authors call it.</summary>
    public required string Title { get; init; }

    /// <summary>How its files are written.</summary>
    public required DataFormat Format { get; init; }

    /// <summary>Channels, height and width of an image.</summary>
    public required TensorShape Shape { get; init; }

    /// <summary>Names of the classes, in the order of their labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>Folders below one of data sets in which it usually lies, with / between; the first is where it is fetched to.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>The address that the names of what is fetched follow.</summary>
    public required Uri Source { get; init; }

    /// <summary>The name of the one archive that all files are fetched in; null where each is fetched for itself, packed.</summary>
    public string? ArchiveName { get; init; }

    /// <summary>Length and hashes of that archive.</summary>
    public FileDigest? Archive { get; init; }

    /// <summary>Who may use it for what, and whom to cite.</summary>
    public required string Terms { get; init; }

    /// <summary>How many images a part has.</summary>
    public int Images(DataPart part) => Files.Where(f => f.Part == part && f.Role is (DataFileRole.Batch or DataFileRole.Images)).Sum(f => f.Images);

    /// <summary>How many bytes are fetched where nothing is there.</summary>
    internal long FetchedLength => Archive?.Length ?? Files.Sum(static f => f.Packed?.Length ?? f.Content.Length);
}
