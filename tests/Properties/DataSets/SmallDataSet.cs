using System.Buffers.Binary;
using System.IO.Compression;
using PlantNSeek.DataSets;
using PlantNSeek.Networks;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>A made-up data set of a few small images: its catalogue entry and the bytes of its files, which are put together here by hand.</summary>
internal sealed record SmallDataSet(ImageDataSet Set, IReadOnlyDictionary<string, byte[]> Contents, Func<DataPart, (byte[] Pixels, byte[] Labels)> Images)
{
    public const int Classes = 4;

    public static SmallDataSet Cifar { get; } = MakeCifar();

    public static SmallDataSet Idx { get; } = MakeIdx();

    public static SmallDataSet Norb { get; } = MakeNorb();

    public static SmallDataSet Of(DataFormat format) => format switch
    {
        DataFormat.Cifar => Cifar,
        DataFormat.Idx => Idx,
        _ => Norb,
    };

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static FileDigest Digest(byte[] content) => FileDigest.OfCopied(new MemoryStream(content), Stream.Null);

    /// <summary>Puts the files into a folder: all unpacked, or packed where told so.</summary>
    public void Write(TemporaryFolder folder, string place = "here", Func<string, bool>? isPacked = null, Func<string, bool>? isThere = null)
    {
        Directory.CreateDirectory(folder[place]);
        foreach (var (name, content) in Contents.Where(c => isThere?.Invoke(c.Key) ?? true))
        {
            var packs = isPacked?.Invoke(name) ?? false;
            File.WriteAllBytes(Path.Combine(folder[place], packs ? $"{name}.gz" : name), packs ? Packed(content) : content);
        }
    }

    private static SmallDataSet MakeCifar()
    {
        var shape = new TensorShape(3, 2, 4);
        var contents = new Dictionary<string, byte[]>();
        var parts = new Dictionary<DataPart, (List<byte> Pixels, List<byte> Labels)> { [DataPart.Training] = ([], []), [DataPart.Test] = ([], []) };
        var files = new List<DataFile>();
        foreach (var (name, part, count) in ((string, DataPart, int)[])[("first.bin", DataPart.Training, 5), ("second.bin", DataPart.Training, 7), ("test.bin", DataPart.Test, 3)])
        {
            var (pixels, labels) = Random(name, count, shape.Length);
            contents[name] = [.. Enumerable.Range(0, count).SelectMany(i => pixels.AsSpan(i * shape.Length, shape.Length).ToArray().Prepend(labels[i]))];
            parts[part].Pixels.AddRange(pixels);
            parts[part].Labels.AddRange(labels);
            files.Add(new DataFile(name, part, DataFileRole.Batch, count, Digest(contents[name])));
        }

        return Make(DataFormat.Cifar, shape, files, contents, parts.ToDictionary(p => p.Key, p => (p.Value.Pixels.ToArray(), p.Value.Labels.ToArray())));
    }

    private static SmallDataSet MakeIdx() => MakePairs(
        DataFormat.Idx,
        new TensorShape(1, 3, 2),
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
        (count, pixels) => [.. Big(0x803), .. Big(count), .. Big(3), .. Big(2), .. pixels],
        labels => [.. Big(0x801), .. Big(labels.Length), .. labels]);

    private static SmallDataSet MakeNorb() => MakePairs(
        DataFormat.Norb,
        new TensorShape(2, 2, 3),
        "training-dat.mat",
        "training-cat.mat",
        "testing-dat.mat",
        "testing-cat.mat",
        (count, pixels) => [.. Little(0x1e3d4c55), .. Little(4), .. Little(count), .. Little(2), .. Little(2), .. Little(3), .. pixels],
        labels => [.. Little(0x1e3d4c54), .. Little(1), .. Little(labels.Length), .. Little(1), .. Little(1), .. labels.SelectMany(l => Little(l))]);

    private static SmallDataSet MakePairs(
        DataFormat format, TensorShape shape, string trainingImages, string trainingLabels, string testImages, string testLabels, Func<int, byte[], byte[]> images, Func<byte[], byte[]> labelled)
    {
        var (contents, parts, files) = (new Dictionary<string, byte[]>(), new Dictionary<DataPart, (byte[], byte[])>(), new List<DataFile>());
        foreach (var (part, imageName, labelName, count) in ((DataPart, string, string, int)[])[(DataPart.Training, trainingImages, trainingLabels, 9), (DataPart.Test, testImages, testLabels, 4)])
        {
            var (pixels, labels) = parts[part] = Random(imageName, count, shape.Length);
            contents[imageName] = images(count, pixels);
            contents[labelName] = labelled(labels);
            files.Add(new DataFile(imageName, part, DataFileRole.Images, count, Digest(contents[imageName])) { Packed = Digest(Packed(contents[imageName])) });
            files.Add(new DataFile(labelName, part, DataFileRole.Labels, count, Digest(contents[labelName])) { Packed = Digest(Packed(contents[labelName])) });
        }

        return Make(format, shape, files, contents, parts);
    }

    private static SmallDataSet Make(DataFormat format, TensorShape shape, List<DataFile> files, Dictionary<string, byte[]> contents, Dictionary<DataPart, (byte[], byte[])> parts) => new(
        new ImageDataSet
        {
            Name = "small",
            Title = "Small",
            Format = format,
            Shape = shape,
            Classes = ["a", "b", "c", "d"],
            Files = files,
            Folders = ["here", "Somewhere/raw"],
            Source = new Uri("http://localhost/"),
            Terms = "free",
        },
        contents,
        part => parts[part]);

    private static (byte[] Pixels, byte[] Labels) Random(string name, int count, int size)
    {
        var random = new Seed(18).Stream(name);
        return ([.. Enumerable.Range(0, count * size).Select(_ => (byte)random.NextInt32(256))], [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(Classes))]);
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
