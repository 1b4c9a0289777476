using System.Buffers.Binary;
using PlantNSeek.DataSets;
using PlantNSeek.Networks;

namespace PlantNSeek.TorchSharp.Tests.PictureTransfer;

/// <summary>A few grey images, in the formats of FashionMNIST (6x6 pixels) and SmallNORB (pairs of 8x8), of which a part of the rows is bright, the class saying which.</summary>
internal static class MadeUpTargets
{
    /// <summary>Images to train on, and to test on.</summary>
    public const int Training = 24, Test = 20;

    /// <summary>Grey images of four classes.</summary>
    public static ImageDataSet Clothes { get; } = Set("clothes", DataFormat.Idx, new TensorShape(1, 6, 6), ["a", "b", "c", "d"]);

    /// <summary>Pairs of grey images of three classes.</summary>
    public static ImageDataSet Toys { get; } = Set("toys", DataFormat.Norb, new TensorShape(2, 8, 8), ["a", "b", "c"]);

    /// <summary>Writes both into a folder of data sets.</summary>
    public static void Write(string folder)
    {
        foreach (var set in (ImageDataSet[])[Clothes, Toys])
        {
            Directory.CreateDirectory(Path.Combine(folder, set.Folders[0]));
            foreach (var (part, count) in ((DataPart, int)[])[(DataPart.Training, Training), (DataPart.Test, Test)])
            {
                var (pixels, labels) = Images(set, part, count);
                var names = set.Files.Where(f => f.Part == part).Select(f => Path.Combine(folder, set.Folders[0], f.Name)).ToArray();
                var extents = set.Shape.Extents.ToArray();
                File.WriteAllBytes(names[0], set.Format == DataFormat.Idx ? [.. Big(0x803, count, extents[1], extents[2]), .. pixels] : [.. Little([0x1e3d4c55, 4, count, .. extents]), .. pixels]);
                File.WriteAllBytes(names[1], set.Format == DataFormat.Idx ? [.. Big(0x801, count), .. labels] : [.. Little([0x1e3d4c54, 1, count, 1, 1, .. labels.Select(static l => (int)l)])]);
            }
        }
    }

    /// <summary>Removes one of them.</summary>
    public static void Remove(string folder, ImageDataSet set) => Directory.Delete(Path.Combine(folder, set.Folders[0]), recursive: true);

    private static (byte[] Pixels, byte[] Labels) Images(ImageDataSet set, DataPart part, int count)
    {
        var random = new Seed(19).Stream($"{set.Name} {part}");
        var (rows, size, classes) = (set.Shape.Extents[1], set.Shape.Length, set.Classes.Count);
        var labels = Enumerable.Range(0, count).Select(i => (byte)(i % classes)).ToArray();
        byte Pixel(int image, int at) => (byte)((at / rows % rows * classes / rows == labels[image] ? 150 : 20) + random.NextInt32(60));
        return ([.. from image in Enumerable.Range(0, count) from at in Enumerable.Range(0, size) select Pixel(image, at)], labels);
    }

    private static ImageDataSet Set(string name, DataFormat format, TensorShape shape, string[] classes) => new()
    {
        Name = name,
        Title = name,
        Format = format,
        Shape = shape,
        Classes = classes,
        Files =
        [
            .. from part in ((DataPart Part, int Count)[])[(DataPart.Training, Training), (DataPart.Test, Test)]
               from role in (DataFileRole[])[DataFileRole.Images, DataFileRole.Labels]
               select new DataFile($"{part.Part}-{role}", part.Part, role, part.Count, new FileDigest(1, "", null)),
        ],
        Folders = [name],
        Source = new Uri("http://localhost/"),
        Terms = "free",
    };

    private static byte[] Big(params int[] numbers) => [.. numbers.SelectMany(static n => Bytes(n, isBig: true))];

    private static byte[] Little(params int[] numbers) => [.. numbers.SelectMany(static n => Bytes(n, isBig: false))];

    private static byte[] Bytes(int number, bool isBig)
    {
        var bytes = new byte[4];
        if (isBig)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        }

        return bytes;
    }
}
