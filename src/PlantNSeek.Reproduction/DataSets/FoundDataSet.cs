using PlantNSeek.DataSets.Formats;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.DataSets;

/// <summary>A data set, or some of its files, on this machine.</summary>
public sealed class FoundDataSet
{
    private readonly string _root;

    internal FoundDataSet(ImageDataSet set, string root, string folder, IReadOnlyDictionary<DataFile, string> files) => (Set, _root, Folder, Files) = (set, root, folder, files);

    /// <summary>Which it is.</summary>
    public ImageDataSet Set { get; }

    /// <summary>The folder that its files are in.</summary>
    public string Folder { get; }

    /// <summary>Where each of the files is that are there.</summary>
    public IReadOnlyDictionary<DataFile, string> Files { get; }

    /// <summary>Whether all are there.</summary>
    public bool IsWhole => Files.Count == Set.Files.Count;

    /// <summary>Whether images of a part can be read.</summary>
    public bool Has(DataPart part) => Needed(part, null) is var files && files.Any(Files.ContainsKey) && (Set.Format == DataFormat.Cifar || files.All(Files.ContainsKey));

    /// <summary>Reads the images of a part, as far as they are there.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="only">Names of the files to read, where a part has several with images; all that are there unless given.</param>
    /// <exception cref="ArgumentException">The part has no file of such a name.</exception>
    /// <exception cref="FileNotFoundException">A file is not there; the message says which, and how to get it.</exception>
    /// <exception cref="InvalidDataException">A file is not what is published by its name in length or format; the message names file, expected and found.</exception>
    public ReadImages Read(DataPart part, IReadOnlyCollection<string>? only = null)
    {
        if (Lacks(part, only) is { } missing)
        {
            throw new FileNotFoundException(missing);
        }

        var chosen = Chosen(part, only);
        var count = chosen.Where(static f => f.Role != DataFileRole.Labels).Sum(static f => f.Images);
        var (pixels, labels) = Set.Format switch
        {
            DataFormat.Cifar => Batches(chosen, count),
            DataFormat.Idx => (
                IdxFile.ReadImages(Path(chosen, DataFileRole.Images), count, Set.Shape.Extents[1], Set.Shape.Extents[2]),
                IdxFile.ReadLabels(Path(chosen, DataFileRole.Labels), count, Set.Classes.Count)),
            _ => (
                NorbFile.ReadBytes(Path(chosen, DataFileRole.Images), [count, .. Set.Shape.Extents]),
                NorbFile.ReadLabels(Path(chosen, DataFileRole.Labels), count, Set.Classes.Count)),
        };
        return new ReadImages(Set, part, ImageSet.Of(pixels, Set.Shape, labels, Set.Classes.Count), [.. chosen.Select(f => Files[f])]);
    }

    /// <summary>What is missing for <see cref="Read"/>, in one line; null where it can be read.</summary>
    /// <exception cref="ArgumentException">The part has no file of such a name.</exception>
    internal string? Lacks(DataPart part, IReadOnlyCollection<string>? only = null)
    {
        var chosen = Chosen(part, only);
        return chosen.Length > 0 && chosen.All(Files.ContainsKey)
            ? null
            : $"{Set.Title} in '{Folder}' lacks {string.Join(", ", Needed(part, only).Where(f => !Files.ContainsKey(f)).Select(static f => f.Name))}; {DataFolder.Command(Set, _root)}";
    }

    private DataFile[] Chosen(DataPart part, IReadOnlyCollection<string>? only) =>
        Set.Format == DataFormat.Cifar && only is null ? [.. Needed(part, only).Where(Files.ContainsKey)] : Needed(part, only);

    private DataFile[] Needed(DataPart part, IReadOnlyCollection<string>? only)
    {
        var all = Set.Files.Where(f => f.Part == part && f.Role != DataFileRole.Extra).ToArray();
        if (only is null)
        {
            return all;
        }

        var batches = all.Where(static f => f.Role == DataFileRole.Batch).ToArray();
        return only.FirstOrDefault(name => !Array.Exists(batches, f => f.Name == name)) is { } wrong
            ? throw new ArgumentException($"'{wrong}' is not one of the files of {Set.Title} that can be read alone: {(batches.Length > 0 ? string.Join(", ", batches.Select(static f => f.Name)) : "it has none")}")
            : [.. batches.Where(f => only.Contains(f.Name))];
    }

    private (byte[] Pixels, byte[] Labels) Batches(DataFile[] files, int count)
    {
        var (pixels, labels, done) = (new byte[count * Set.Shape.Length], new byte[count], 0);
        foreach (var file in files)
        {
            CifarBatch.Read(Files[file], pixels.AsSpan(done * Set.Shape.Length, file.Images * Set.Shape.Length), labels.AsSpan(done, file.Images), Set.Classes.Count);
            done += file.Images;
        }

        return (pixels, labels);
    }

    private string Path(DataFile[] files, DataFileRole role) => Files[Array.Find(files, f => f.Role == role)!];
}
