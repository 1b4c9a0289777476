using PlantNSeek.DataSets;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>Files that are not what their name says, each with its one line.</summary>
public sealed class MalformedFileTests
{
    [TestCase("cut", "expected 125 bytes (5 records of 25); found 124 bytes")]
    [TestCase("empty", "expected 125 bytes (5 records of 25); found 0 bytes")]
    [TestCase("longer", "expected 125 bytes (5 records of 25); found 126 bytes")]
    [TestCase("label", "expected labels 0 to 3; found label 4 in record 2, counted from 0")]
    [TestCase("cut and packed", "expected 125 bytes (5 records of 25); found 124 bytes")]
    [TestCase("longer and packed", "expected 125 bytes (5 records of 25); found more")]
    [TestCase("packed and cut", "expected 125 bytes (5 records of 25); found * bytes")]
    [TestCase("packed and damaged", "expected a whole gzip file; found one that is damaged behind byte * of its content")]
    [Spec("DATA-005")]
    public void Cifar_SaysWhatIsWrong(string change, string message) => Check(SmallDataSet.Cifar, "first.bin", change, message, labelAt: 50);

    [TestCase("train-images-idx3-ubyte", "cut", "expected 70 bytes (16 of header and 54 of images); found 69 bytes")]
    [TestCase("train-images-idx3-ubyte", "longer", "expected 70 bytes (16 of header and 54 of images); found 71 bytes")]
    [TestCase("train-images-idx3-ubyte", "empty", "expected 70 bytes (16 of header and 54 of images); found 0 bytes")]
    [TestCase("train-images-idx3-ubyte", "extent", "expected 9 x 3 x 2; found 9 x 4 x 2")]
    [TestCase("train-images-idx3-ubyte", "magic", "expected images (magic number 0x00000803); found a file of another kind (magic number 0x01000803)")]
    [TestCase("train-labels-idx1-ubyte", "cut", "expected 17 bytes (8 of header and 9 of labels); found 16 bytes")]
    [TestCase("train-labels-idx1-ubyte", "longer and packed", "expected 17 bytes (8 of header and 9 of labels); found more")]
    [TestCase("train-labels-idx1-ubyte", "label", "expected labels 0 to 3; found label 4 in record 1, counted from 0")]
    [Spec("DATA-005")]
    public void Idx_SaysWhatIsWrong(string name, string change, string message) => Check(SmallDataSet.Idx, name, change, message, labelAt: 9, extentAt: 11);

    [TestCase("training-dat.mat", "cut", "expected 132 bytes (24 of header and 108 of numbers); found 131 bytes")]
    [TestCase("training-dat.mat", "longer and packed", "expected 132 bytes (24 of header and 108 of numbers); found more")]
    [TestCase("training-dat.mat", "extent", "expected 4 extents, 9 x 2 x 2 x 3; found 4 extents, 9 x 3 x 2 x 3")]
    [TestCase("training-dat.mat", "magic", "expected a matrix of bytes (magic number 0x1e3d4c55); found a matrix of 16-bit integers (magic number 0x1e3d4c56)")]
    [TestCase("training-cat.mat", "label", "expected labels 0 to 3; found label 4 in record 2, counted from 0")]
    [TestCase("training-cat.mat", "minus", "expected labels 0 to 3; found label * in record 0, counted from 0")]
    [Spec("DATA-005")]
    public void Norb_SaysWhatIsWrong(string name, string change, string message) => Check(SmallDataSet.Norb, name, change, message, labelAt: 28, extentAt: 12);

    [TestCase(DataFormat.Idx, "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "expected images (magic number 0x00000803); found labels (magic number 0x00000801)")]
    [TestCase(DataFormat.Idx, "train-labels-idx1-ubyte", "train-images-idx3-ubyte", "expected labels (magic number 0x00000801); found images (magic number 0x00000803)")]
    [TestCase(DataFormat.Idx, "train-images-idx3-ubyte", "t10k-images-idx3-ubyte", "expected 9 x 3 x 2; found 4 x 3 x 2")]
    [TestCase(DataFormat.Idx, "train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte", "expected 9; found 4")]
    [TestCase(DataFormat.Norb, "training-dat.mat", "training-cat.mat", "expected a matrix of bytes (magic number 0x1e3d4c55); found a matrix of 32-bit integers (magic number 0x1e3d4c54)")]
    [TestCase(DataFormat.Norb, "training-dat.mat", "testing-dat.mat", "expected 4 extents, 9 x 2 x 2 x 3; found 4 extents, 4 x 2 x 2 x 3")]
    [TestCase(DataFormat.Cifar, "first.bin", "second.bin", "expected 125 bytes (5 records of 25); found 175 bytes")]
    [Spec("DATA-006")]
    public void ASwappedFile_IsNamedAsWhatItIs(DataFormat format, string name, string content, string message)
    {
        var small = SmallDataSet.Of(format);
        Check(small, name, small.Contents[content], message);
    }

    [Test, Spec("DATA-006")]
    public void AForeignFile_IsNamed() => Check(
        SmallDataSet.Idx, "train-images-idx3-ubyte", SmallDataSet.Norb.Contents["training-dat.mat"], "expected images (magic number 0x00000803); found a file of NORB (magic number 0x554c3d1e)");

    private static void Check(SmallDataSet small, string name, string change, string message, int labelAt, int extentAt = 0)
    {
        var content = small.Contents[name].ToArray();
        Check(small, name, change switch
        {
            "empty" => [],
            "cut" => content[..^1],
            "longer" => [.. content, 1],
            "label" => With(content, labelAt, 4),
            "minus" => With(content, 23, 0x80),
            "extent" => With(content, extentAt, (byte)(content[extentAt] + 1)),
            "magic" => With(content, 0, (byte)(content[0] + 1)),
            "cut and packed" => SmallDataSet.Packed(content[..^1]),
            "longer and packed" => SmallDataSet.Packed([.. content, 1]),
            "packed and cut" => SmallDataSet.Packed(content)[..^60],
            _ => With(SmallDataSet.Packed(content), ^8, 0x55), // the checksum at the end
        }, message);
    }

    private static byte[] With(byte[] content, Index at, byte value)
    {
        content[at] = content[at] == value ? (byte)~value : value;
        return content;
    }

    private static void Check(SmallDataSet small, string name, byte[] content, string message)
    {
        using var folder = new TemporaryFolder();
        small.Write(folder);
        var path = Path.Combine(folder["here"], name);
        File.WriteAllBytes(path, content);
        var error = Assert.Throws<InvalidDataException>(() => DataFolder.Require(small.Set, folder.Path).Read(DataPart.Training))!.Message;
        var parts = $"'{path}': {message}".Split('*');
        Assert.That(error, Does.StartWith(parts[0]).And.EndWith(parts[^1]).And.Not.Contain('\n'));
        Assert.That(parts.Length > 1 || error.Length == parts[0].Length, Is.True, error);
    }
}
