using System.Buffers.Binary;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>What the end of a zip file says of its directory.</summary>
/// <param name="Offset">Where the directory begins.</param>
/// <param name="Size">Its bytes, up to where the end begins.</param>
/// <param name="Entries">How many entries it has.</param>
internal readonly record struct ZipEnd(long Offset, int Size, int Entries)
{
    /// <summary>Entries that are read at most.</summary>
    public const int MostEntries = 65_536;

    /// <summary>Bytes of a directory that are read at most.</summary>
    public const int LargestDirectory = 32 << 20;

    /// <summary>Finds the end and checks that the directory lies directly before it.</summary>
    /// <exception cref="NpzException">There is no end, or it contradicts itself or the file.</exception>
    public static ZipEnd Find(ZipSource source)
    {
        var at = Locate(source);
        Span<byte> end = stackalloc byte[ZipFormat.EndSize];
        source.Read(at, end);
        ushort disk = Short(end, 4), directoryDisk = Short(end, 6), entriesHere = Short(end, 8);
        (ulong entries, ulong size, ulong offset) = (Short(end, 10), Int(end, 12), Int(end, 16));
        if (disk != 0 || directoryDisk != 0 || entriesHere != entries)
        {
            throw source.Error("is one part of a split zip file");
        }

        Span<byte> locator = stackalloc byte[ZipFormat.Zip64LocatorSize];
        if (at >= ZipFormat.Zip64LocatorSize)
        {
            source.Read(at - ZipFormat.Zip64LocatorSize, locator);
            if (Int(locator, 0) == ZipFormat.Zip64LocatorSignature)
            {
                at = ReadZip64(source, locator, at - ZipFormat.Zip64LocatorSize, ref entries, ref size, ref offset);
            }
        }

        if (entries > MostEntries)
        {
            throw source.Error($"has {entries} entries; at most {MostEntries} can be read");
        }

        if (size > LargestDirectory)
        {
            throw source.Error($"has a directory of {size} bytes; at most {LargestDirectory} can be read");
        }

        if (offset > (ulong)at || offset + size != (ulong)at)
        {
            throw source.Error($"has a directory of {size} bytes at {offset}; it must end at {at}");
        }

        if (entries * ZipFormat.CentralSize > size)
        {
            throw source.Error($"has {entries} entries in a directory of {size} bytes");
        }

        return new ZipEnd((long)offset, (int)size, (int)entries);
    }

    // The record whose comment reaches exactly to the file's end; the last one where comments hold further ones.
    private static long Locate(ZipSource source)
    {
        var tail = source.Chunk.AsSpan(0, (int)Math.Min(source.Length, source.Chunk.Length));
        source.Read(source.Length - tail.Length, tail);
        for (var at = tail.Length - ZipFormat.EndSize; at >= 0; at--)
        {
            if (Int(tail, at) == ZipFormat.EndSignature && Short(tail, at + 20) == tail.Length - at - ZipFormat.EndSize)
            {
                return source.Length - tail.Length + at;
            }
        }

        throw source.Error(NoZipFile.Is(source));
    }

    private static long ReadZip64(ZipSource source, ReadOnlySpan<byte> locator, long locatorAt, ref ulong entries, ref ulong size, ref ulong offset)
    {
        var at = Long(locator, 8);
        if (Int(locator, 4) != 0 || Int(locator, 16) > 1)
        {
            throw source.Error("is one part of a split zip file");
        }

        Span<byte> end = stackalloc byte[ZipFormat.Zip64EndSize];
        if (locatorAt < end.Length || at > (ulong)(locatorAt - end.Length))
        {
            throw source.Error($"has its zip64 record at {at}, which is not before {locatorAt}");
        }

        source.Read((long)at, end);
        if (Int(end, 0) != ZipFormat.Zip64EndSignature || Long(end, 4) != (ulong)locatorAt - at - 12)
        {
            throw source.Error($"has no whole zip64 record at {at}");
        }

        if (Int(end, 16) != 0 || Int(end, 20) != 0 || Long(end, 24) != Long(end, 32))
        {
            throw source.Error("is one part of a split zip file");
        }

        entries = Resolve(source, "entries", entries, ZipFormat.ElsewhereShort, Long(end, 32));
        size = Resolve(source, "bytes of directory", size, ZipFormat.Elsewhere, Long(end, 40));
        offset = Resolve(source, "bytes before its directory", offset, ZipFormat.Elsewhere, Long(end, 48));
        return (long)at;
    }

    private static ulong Resolve(ZipSource source, string what, ulong value, ulong elsewhere, ulong zip64) =>
        value == elsewhere || value == zip64 ? zip64 : throw source.Error($"has {value} {what}; its zip64 record says {zip64}");

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
