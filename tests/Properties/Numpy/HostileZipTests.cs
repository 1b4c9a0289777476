namespace PlantNSeek.Properties.Numpy;

/// <summary>Zip files that contradict themselves, or ask for what is not read. Each message is held word for word.</summary>
[TestFixture]
public class HostileZipTests
{
    private const string Needed = "arrays saved by numpy.savez (.npz) are needed";
    private static readonly byte[] Array = RawNpy.Of("<i2", "(2,)", [1, 0, 2, 0]);
    private static readonly RawEntry Good = new("x.npy", Array);
    private static readonly byte[] Whole = new RawZip(Good).ToBytes();

    // Array: 10 + 58 + 4 = 72 bytes; entry: 30 + 5 + 72 = 107; directory: 46 + 5 = 51; end: 22.
    private const int DirectoryAt = 107, EndAt = 158;

    private static IEnumerable<TestCaseData> NoZipFiles =>
    [
        Case("empty", [], "bad.npz is empty"),
        Case("text", "weights: none\n"u8.ToArray(), $"bad.npz is no zip file; {Needed}"),
        Case("one byte", [0x50], $"bad.npz is no zip file; {Needed}"),
        Case("npy", Array, $"bad.npz is a single array (.npy); {Needed}"),
        Case("pickle", [0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0], $"bad.npz is a Python pickle, which is never read; {Needed}"),
        Case("gzip", [0x1F, 0x8B, 8, 0, 0], $"bad.npz is a gzip file; {Needed}"),
        Case("PyTorch", new RawZip(new RawEntry("archive/data.pkl", [0x80, 2])).ToBytes(), $"bad.npz holds archive/data.pkl, a Python pickle as torch.save writes it, which is never read; {Needed}"),
        Case("cut off", Whole[..^1], "bad.npz is cut off: it begins as a zip file and has no directory at its end"),
        Case("cut off early", Whole[..40], "bad.npz is cut off: it begins as a zip file and has no directory at its end"),
        Case("something behind", [.. Whole, 0], "bad.npz has 1 byte behind its end; a zip file ends with its directory"),
        Case("much behind", [.. Whole, .. new byte[60_000]], "bad.npz has 60000 bytes behind its end; a zip file ends with its directory"),
        Case("more behind than is looked at", [.. Whole, .. new byte[70_000]], "bad.npz is cut off, or has more than 65535 bytes behind its end: it begins as a zip file and has no directory at its end"),
        Case("something behind a comment", [.. new RawZip(Good) { Comment = [1, 2, 3] }.ToBytes(), 0, 0], "bad.npz has 2 bytes behind its end; a zip file ends with its directory"),
        Case("something behind zip64", [.. NpzWriterTests.Everything(zip64: true), 0], "bad.npz has 1 byte behind its end; a zip file ends with its directory"),
        Case("a comment cut off", new RawZip(Good) { Comment = [1, 2, 3] }.ToBytes()[..^2], "bad.npz is cut off: 2 of the bytes at its end are missing"),
        Case("an end that is none", [.. Whole[..30], 0x50, 0x4B, 5, 6, .. new byte[40]], "bad.npz is cut off: it begins as a zip file and has no directory at its end"),
        Case("pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"u8.ToArray(), "bad.npz is a pointer of Git LFS, not the file that it points to; 'git lfs pull' fetches that"),
        Case("page", "\n <!DOCTYPE html>\n<title>404</title>"u8.ToArray(), $"bad.npz is a page of HTML, such as a server gives in place of a file; {Needed}"),
        Case("page without a type", "<HTML>"u8.ToArray(), $"bad.npz is a page of HTML, such as a server gives in place of a file; {Needed}"),
        Case("Keras", [0x89, .. "HDF\r\n"u8, 0x1A, 0x0A], $"bad.npz is an HDF5 file, as Keras and h5py write it; {Needed}"),
    ];

    private static IEnumerable<TestCaseData> Contradictions =>
    [
        Case("something before", [0, .. Whole], "bad.npz has a directory of 51 bytes at 107; it must end at 159"),
        Case("directory too long", new RawZip(Good) { DirectorySize = 52 }.ToBytes(), "bad.npz has a directory of 52 bytes at 107; it must end at 158"),
        Case("directory elsewhere", new RawZip(Good) { DirectoryOffset = 0xFFFFFFF0 }.ToBytes(), "bad.npz has a directory of 51 bytes at 4294967280; it must end at 158"),
        Case("entries too many", new RawZip(Good) { Count = 2 }.ToBytes(), "bad.npz has 2 entries in a directory of 51 bytes"),
        Case("entries too few", new RawZip(Good) { Count = 0 }.ToBytes(), "bad.npz has 51 bytes too many in its directory of 0 entries"),
        Case("bytes behind the last entry", new RawZip(Good) { AfterEntries = new byte[3] }.ToBytes(), "bad.npz has 3 bytes too many in its directory of 1 entries"),
        Case("entry of zeros", new RawZip(Good) { AfterEntries = new byte[50], Count = 2 }.ToBytes(), "bad.npz has a damaged directory: an entry does not begin where the one before it ends"),
        Case("entry of two bytes", new RawZip(Good with { Comment = new byte[39] }) { AfterEntries = "PK"u8.ToArray(), Count = 2 }.ToBytes(), "bad.npz has a damaged directory: an entry does not begin where the one before it ends"),
        Case("entry cut off", new RawZip(Good) { AfterEntries = [.. new RawEntry("y.npy", Array).Central(0)[..50]], Count = 2 }.ToBytes(), "bad.npz has a damaged directory: an entry reaches beyond its end"),
        Case("two of a name", new RawZip(Good, Good).ToBytes(), "bad.npz has two arrays named x"),
        Case("same bytes twice", new RawZip(Good) { AfterEntries = new RawEntry("y.npy", Array).Central(0), Count = 2 }.ToBytes(), "bad.npz: y has another name at 0 than in the directory"),
        Case("overlap", Overlapping(), "bad.npz: y begins at 107, within x, which ends at 108"),
        Case("overlap in another order", Overlapping(1, 0), "bad.npz: y begins at 107, within x, which ends at 108"),
        Case("beyond the directory", new RawZip(Good with { Start = 200 }).ToBytes(), "bad.npz: x has 72 bytes from 200 on; the directory begins at 107"),
        Case("into the directory", new RawZip(Good with { Size = 73, CompressedSize = 73 }).ToBytes(), "bad.npz: x has 73 bytes from 35 on; the directory begins at 107"),
        Case("header near the directory", new RawZip(Good with { Start = 80, Size = 1, CompressedSize = 1 }).ToBytes(), "bad.npz: x has no header at 80, where the directory says"),
        Case("no header", new RawZip(Good with { LocalSignature = 0x04034B51 }).ToBytes(), "bad.npz: x has no header at 0, where the directory says"),
        Case("header reaches too far", Patched(new RawZip(Good).ToBytes(), 28, 0xFF, 0xFF), "bad.npz: x has no header at 0, where the directory says"),
        Case("another name", new RawZip(Good with { LocalNameBytes = "y.npy"u8.ToArray() }).ToBytes(), "bad.npz: x has another name at 0 than in the directory"),
        Case("a longer name", new RawZip(Good with { LocalNameBytes = "x.npyz"u8.ToArray() }).ToBytes(), "bad.npz: x has another name at 0 than in the directory"),
        Case("another method", new RawZip(Good with { LocalMethod = 8 }).ToBytes(), "bad.npz: x has another method at 0 than in the directory"),
        Case("encrypted in the header only", new RawZip(Good with { LocalFlags = 1 }).ToBytes(), "bad.npz: x has other flags at 0 than in the directory"),
        Case("another size", new RawZip(Good with { LocalSize = 70 }).ToBytes(), "bad.npz: x has other sizes at 0 than in the directory"),
        Case("another compressed size", new RawZip(Good with { LocalCompressedSize = 0 }).ToBytes(), "bad.npz: x has other sizes at 0 than in the directory"),
        Case("another checksum", new RawZip(Good with { LocalCrc = 5 }).ToBytes(), "bad.npz: x has another checksum at 0 than in the directory"),
        Case("stored in another size", new RawZip(Good with { Size = 70 }).ToBytes(), "bad.npz: x is stored in 72 bytes and has 70"),
        Case("zip64 size missing", new RawZip(Good with { Size = 0xFFFFFFFF }).ToBytes(), "bad.npz: x has a damaged extra field in the directory"),
        Case("zip64 field cut off", new RawZip(Good with { Size = 0xFFFFFFFF, Extra = [1, 0, 4, 0, 1, 2, 3, 4] }).ToBytes(), "bad.npz: x has a damaged extra field in the directory"),
        Case("extra field cut off", new RawZip(Good with { Extra = [9, 0, 4, 0, 1] }).ToBytes(), "bad.npz: x has a damaged extra field in the directory"),
        Case("zip64 size missing in the header", new RawZip(Good with { LocalSize = 0xFFFFFFFF }).ToBytes(), "bad.npz: x has other sizes at 0 than in the directory"),
        Case("zip64 size huge", new RawZip(Good with { Size = 0xFFFFFFFF, Extra = RawZip.Fields((ushort)1, (ushort)8, ulong.MaxValue) }).ToBytes(), $"bad.npz: x is stored in 72 bytes and has {ulong.MaxValue}"),
        Case("zip64 start huge", new RawZip(Good with { Start = 0xFFFFFFFF, Extra = RawZip.Fields((ushort)1, (ushort)8, ulong.MaxValue) }).ToBytes(), $"bad.npz: x has 72 bytes from {ulong.MaxValue} on; the directory begins at 107"),
    ];

    private static IEnumerable<TestCaseData> Zip64Contradictions =>
    [
        Case("record elsewhere", Zip64((at, size) => RawZip.Zip64End(1, size, at, ulong.MaxValue)), $"bad.npz has its zip64 record at {ulong.MaxValue}, which is not before 214"),
        Case("no record", Zip64((at, size) => RawZip.Zip64End(1, size, at, at + size, signature: 7)), "bad.npz has no whole zip64 record at 158"),
        Case("record of another size", Zip64((at, size) => RawZip.Zip64End(1, size, at, at + size, recordSize: 45)), "bad.npz has no whole zip64 record at 158"),
        Case("record of a huge size", Zip64((at, size) => RawZip.Zip64End(1, size, at, at + size, recordSize: ulong.MaxValue)), "bad.npz has no whole zip64 record at 158"),
        Case("other entries", Zip64((at, size) => RawZip.Zip64End(2, size, at, at + size)), "bad.npz has 1 entries; its zip64 record says 2"),
        Case("other size", Zip64((at, size) => RawZip.Zip64End(1, 50, at, at + size)), "bad.npz has 51 bytes of directory; its zip64 record says 50"),
        Case("other start", Zip64((at, size) => RawZip.Zip64End(1, size, 1, at + size)), "bad.npz has 107 bytes before its directory; its zip64 record says 1"),
        Case("start and size that run over", (new RawZip(Good) { BeforeEnd = (at, size) => RawZip.Zip64End(1, EndAt + 100, ulong.MaxValue - 99, at + size), DirectorySize = 0xFFFFFFFF, DirectoryOffset = 0xFFFFFFFF }).ToBytes(), $"bad.npz has a directory of 258 bytes at {ulong.MaxValue - 99}; it must end at 158"),
        Case("sum that runs over", (new RawZip(Good) { BeforeEnd = (at, size) => RawZip.Zip64End(1, size, ulong.MaxValue, at + size), DirectoryOffset = 0xFFFFFFFF }).ToBytes(), $"bad.npz has a directory of 51 bytes at {ulong.MaxValue}; it must end at 158"),
    ];

    private static IEnumerable<TestCaseData> Refusals =>
    [
        Case("split", new RawZip(Good) { Disk = 1 }.ToBytes(), "bad.npz is one part of a split zip file"),
        Case("split by zip64", Zip64((at, size) => RawZip.Zip64End(1, size, at, at + size, disks: 2)), "bad.npz is one part of a split zip file"),
        Case("split by the disk", Patched([.. Whole], EndAt + 4, 1), "bad.npz is one part of a split zip file"),
        Case("split by the directory's disk", Patched([.. Whole], EndAt + 6, 1), "bad.npz is one part of a split zip file"),
        Case("split by the entries here", Patched([.. Whole], EndAt + 8, 2), "bad.npz is one part of a split zip file"),
        Case("split by the zip64 disk", Patched(WithZip64(), EndAt + 16, 1), "bad.npz is one part of a split zip file"),
        Case("split by the zip64 directory's disk", Patched(WithZip64(), EndAt + 20, 1), "bad.npz is one part of a split zip file"),
        Case("split by the zip64 entries here", Patched(WithZip64(), EndAt + 24, 2), "bad.npz is one part of a split zip file"),
        Case("split by the zip64 record's disk", Patched(WithZip64(), EndAt + 56 + 4, 1), "bad.npz is one part of a split zip file"),
        Case("encrypted", new RawZip(Good with { Flags = 1 }).ToBytes(), "bad.npz: x is encrypted"),
        Case("strongly encrypted", new RawZip(Good with { Flags = 0x41 }).ToBytes(), "bad.npz: x is encrypted"),
        Case("names encrypted", new RawZip(Good with { Flags = 0x2000 }).ToBytes(), "bad.npz: x is encrypted"),
        Case("unknown flags", new RawZip(Good with { Flags = 0x8020 }).ToBytes(), "bad.npz: x has the unknown zip flags 0x8020"),
        Case("Deflate64", new RawZip(Good with { Method = 9 }).ToBytes(), "bad.npz: x is compressed by Deflate64 (method 9); stored and deflated arrays can be read"),
        Case("bzip2", new RawZip(Good with { Method = 12 }).ToBytes(), "bad.npz: x is compressed by bzip2 (method 12); stored and deflated arrays can be read"),
        Case("LZMA", new RawZip(Good with { Method = 14 }).ToBytes(), "bad.npz: x is compressed by LZMA (method 14); stored and deflated arrays can be read"),
        Case("Zstandard", new RawZip(Good with { Method = 93 }).ToBytes(), "bad.npz: x is compressed by Zstandard (method 93); stored and deflated arrays can be read"),
        Case("unknown method", new RawZip(Good with { Method = 999 }).ToBytes(), "bad.npz: x is compressed by method 999; stored and deflated arrays can be read"),
        Case("entries without number", (new RawZip(Good) { BeforeEnd = (at, size) => RawZip.Zip64End(65_537, size, at, at + size), Count = 0xFFFF }).ToBytes(), "bad.npz has 65537 entries; at most 65536 can be read"),
        Case("huge directory", (new RawZip(Good) { BeforeEnd = (at, size) => RawZip.Zip64End(1, 33_554_433, at, at + size), DirectorySize = 0xFFFFFFFF }).ToBytes(), "bad.npz has a directory of 33554433 bytes; at most 33554432 can be read"),
    ];

    private static IEnumerable<TestCaseData> Names =>
    [
        Named("x.txt", "bad.npz holds x.txt, which is no array (.npy)"),
        Named("x.npy/", "bad.npz holds x.npy/, which is no array (.npy)"),
        Named("x", "bad.npz holds x, which is no array (.npy)"),
        Named("", "bad.npz holds , which is no array (.npy)"),
        Named("x\ny", "bad.npz holds x\\u000Ay, which is no array (.npy)"),
        Named("x.npy.npy", "bad.npz has an array whose name ends with .npy: 'x.npy'"),
        Named(".npy.npy", "bad.npz has an array whose name ends with .npy: '.npy'"),
        Named(".npy", "bad.npz has an array whose name is empty: ''"),
        Named("../x.npy", "bad.npz has an array whose name holds /: '../x'"),
        Named("/x.npy", "bad.npz has an array whose name holds /: '/x'"),
        Named("a\\x.npy", "bad.npz has an array whose name holds \\: 'a\\x'"),
        Named("c:x.npy", "bad.npz has an array whose name holds :: 'c:x'"),
        Named("..x.npy", "bad.npz has an array whose name holds ..: '..x'"),
        Named("x\r\n.npy", "bad.npz has an array whose name holds a control character: 'x\\u000D\\u000A'"),
        Named("x\0.npy", "bad.npz has an array whose name holds a control character: 'x\\u0000'"),
        Named("x\u2028.npy", "bad.npz has an array whose name holds a control character: 'x\\u2028'"),
        Named("x\u202Eypn.npy", "bad.npz has an array whose name holds a control character: 'x\\u202Eypn'"),
        Named(new string('x', 252) + ".npy", "bad.npz has a name of 256 bytes; at most 255 can be read"),
        Case("not UTF-8", new RawZip(Good with { NameBytes = [0xFF, 0x0A, .. ".npy"u8] }).ToBytes(), "bad.npz has a name that is not UTF-8: ÿ\\u000A.npy"),
    ];

    [TestCaseSource(nameof(NoZipFiles)), Spec("NPZ-020"), Spec("NPZ-030"), Spec("NPZ-044"), Spec("NPZ-051")]
    public void AFileThatIsNoZipFile_IsToldToBeSo(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [TestCaseSource(nameof(Contradictions)), Spec("NPZ-021"), Spec("NPZ-047"), Spec("NPZ-048")]
    [TestCaseSource(nameof(Zip64Contradictions)), Spec("NPZ-049")]
    public void AZipFileThatContradictsItself_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [TestCaseSource(nameof(Refusals)), Spec("NPZ-022")]
    public void WhatZipFilesCanHoldBesides_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [TestCaseSource(nameof(Names)), Spec("NPZ-023"), Spec("NPZ-045"), Spec("NPZ-046")]
    public void ANameThatLeadsElsewhereOrDisguisesItself_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [Test]
    public void TheLayoutOfTheCases_IsAsTheirNumbersSay()
    {
        Assert.That(Whole, Has.Length.EqualTo(EndAt + 22));
        Assert.That(Whole.AsSpan(DirectoryAt, 4).ToArray(), Is.EqualTo("PK\u0001\u0002"u8.ToArray()));
        Assert.That(HostileFile.ReadAll(Whole), Has.Count.EqualTo(1));
        Assert.That(HostileFile.ReadAll(WithZip64()), Has.Count.EqualTo(1));
    }

    // The header of y stands within the last bytes of x.
    private static byte[] Overlapping(params int[] order) => new RawZip(
        Good with { Size = (uint)Array.Length + 1, CompressedSize = (uint)Array.Length + 1 }, new RawEntry("y.npy", Array)) { DirectoryOrder = order }.ToBytes();

    private static byte[] WithZip64() => Zip64((at, size) => RawZip.Zip64End(1, size, at, at + size));

    private static byte[] Zip64(Func<uint, uint, byte[]> end) => new RawZip(Good) { BeforeEnd = end }.ToBytes();

    private static byte[] Patched(byte[] bytes, int at, params byte[] patch)
    {
        patch.CopyTo(bytes, at);
        return bytes;
    }

    private static TestCaseData Named(string name, string message) => Case($"name {name.Length} {Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name[..Math.Min(8, name.Length)]))}", new RawZip(Good with { Name = name }).ToBytes(), message);

    private static TestCaseData Case(string name, byte[] bytes, string message) => new TestCaseData(bytes, message).SetArgDisplayNames(name);
}
