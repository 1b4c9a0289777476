using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PlantNSeek.Properties.Numpy;

/// <summary>A zip file put together by hand, so that each field can be wrong. Knows nothing of the library's writer.</summary>
internal sealed record RawZip(params RawEntry[] Entries)
{
    public byte[] Comment { get; init; } = [];

    public ushort? Count { get; init; }

    public uint? DirectorySize { get; init; }

    public uint? DirectoryOffset { get; init; }

    public ushort Disk { get; init; }

    /// <summary>The directory's order, where it is not that of the entries.</summary>
    public int[] DirectoryOrder { get; init; } = [];

    /// <summary>Bytes after the last entry of the directory, counted in.</summary>
    public byte[] AfterEntries { get; init; } = [];

    /// <summary>Bytes between directory and end, not counted in: zip64 records, if any.</summary>
    public Func<uint, uint, byte[]> BeforeEnd { get; init; } = (_, _) => [];

    public byte[] ToBytes()
    {
        var file = new MemoryStream();
        var starts = new List<uint>();
        foreach (var entry in Entries)
        {
            starts.Add((uint)file.Length);
            file.Write(entry.Local());
            file.Write(entry.Data);
            file.Write(entry.AfterData);
        }

        var offset = (uint)file.Length;
        foreach (var i in DirectoryOrder is [] ? [.. Enumerable.Range(0, Entries.Length)] : DirectoryOrder)
        {
            file.Write(Entries[i].Central(starts[i]));
        }

        file.Write(AfterEntries);
        var size = (uint)file.Length - offset;
        file.Write(BeforeEnd(offset, size));
        file.Write(Fields(0x06054B50u, Disk, Disk, Count ?? (ushort)Entries.Length, Count ?? (ushort)Entries.Length, DirectorySize ?? size, DirectoryOffset ?? offset, (ushort)Comment.Length, Comment));
        return file.ToArray();
    }

    /// <summary>Zip64 record and locator.</summary>
    public static byte[] Zip64End(ulong entries, ulong size, ulong offset, ulong at, uint signature = 0x06064B50, ulong recordSize = 44, uint disks = 1) => Fields(
        signature, recordSize, (ushort)45, (ushort)45, 0u, 0u, entries, entries, size, offset,
        0x07064B50u, 0u, at, disks);

    /// <summary>Numbers one after another, little-endian, each as wide as its type.</summary>
    public static byte[] Fields(params object[] fields)
    {
        var bytes = new MemoryStream();
        foreach (var field in fields)
        {
            bytes.Write(field switch
            {
                byte[] b => b,
                ushort s => BitConverter.GetBytes(BitConverter.IsLittleEndian ? s : BinaryPrimitives.ReverseEndianness(s)),
                uint i => BitConverter.GetBytes(BitConverter.IsLittleEndian ? i : BinaryPrimitives.ReverseEndianness(i)),
                ulong l => BitConverter.GetBytes(BitConverter.IsLittleEndian ? l : BinaryPrimitives.ReverseEndianness(l)),
                _ => throw new ArgumentException($"{field.GetType()} is no field"),
            });
        }

        return bytes.ToArray();
    }

    /// <summary>The checksum, a bit at a time.</summary>
    public static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    /// <summary>Bytes as deflate makes them.</summary>
    public static byte[] Deflate(byte[] content)
    {
        var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        return deflated.ToArray();
    }
}

/// <summary>An entry of a <see cref="RawZip"/>; what is not set is right.</summary>
internal sealed record RawEntry(string Name, byte[] Content)
{
    public byte[] Data { get; init; } = Content;

    public byte[] AfterData { get; init; } = [];

    public byte[]? NameBytes { get; init; }

    public byte[]? LocalNameBytes { get; init; }

    public ushort Method { get; init; }

    public ushort? LocalMethod { get; init; }

    public ushort Flags { get; init; }

    public ushort? LocalFlags { get; init; }

    public uint? Crc { get; init; }

    public uint? LocalCrc { get; init; }

    public uint? Size { get; init; }

    public uint? LocalSize { get; init; }

    public uint? CompressedSize { get; init; }

    public uint? LocalCompressedSize { get; init; }

    public uint? Start { get; init; }

    public uint LocalSignature { get; init; } = 0x04034B50;

    public byte[] Extra { get; init; } = [];

    public byte[] LocalExtra { get; init; } = [];

    public byte[] Comment { get; init; } = [];

    /// <summary>The entry as deflate makes it.</summary>
    public RawEntry Deflated() => this with { Method = 8, Data = RawZip.Deflate(Content) };

    private byte[] Named => NameBytes ?? Encoding.UTF8.GetBytes(Name);

    public byte[] Local()
    {
        var name = LocalNameBytes ?? Named;
        return RawZip.Fields(
            LocalSignature, (ushort)20, LocalFlags ?? Flags, LocalMethod ?? Method, 0x00210000u, LocalCrc ?? Crc ?? RawZip.Crc(Content),
            LocalCompressedSize ?? CompressedSize ?? (uint)Data.Length, LocalSize ?? Size ?? (uint)Content.Length, (ushort)name.Length, (ushort)LocalExtra.Length, name, LocalExtra);
    }

    public byte[] Central(uint start) => RawZip.Fields(
        0x02014B50u, (ushort)20, (ushort)20, Flags, Method, 0x00210000u, Crc ?? RawZip.Crc(Content), CompressedSize ?? (uint)Data.Length, Size ?? (uint)Content.Length,
        (ushort)Named.Length, (ushort)Extra.Length, (ushort)Comment.Length, (ushort)0, (ushort)0, 0u, Start ?? start, Named, Extra, Comment);
}
