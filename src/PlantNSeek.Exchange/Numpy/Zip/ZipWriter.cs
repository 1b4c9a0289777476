using System.Buffers;
using System.Buffers.Binary;

namespace PlantNSeek.Numpy.Zip;

/// <summary>
/// Writes a zip file from its beginning to its end, the same bytes for the same content wherever it runs: no times, owners or platforms. Zip64 fields stand
/// exactly where a number needs them.
/// </summary>
internal sealed class ZipWriter(Stream stream, bool forceZip64)
{
    private const ushort Version = 20, VersionWithZip64 = 45;

    // 1980-01-01 00:00, the first day that zip files know.
    private const uint Time = 0x0021_0000;

    private readonly ArrayBufferWriter<byte> _directory = new();
    private long _at;
    private int _entries;

    /// <summary>Bytes written so far.</summary>
    public long Length => _at;

    /// <summary>Writes the header of an entry whose content follows by <see cref="Write"/>.</summary>
    public void Begin(byte[] name, ushort method, uint checksum, long size, long compressedSize)
    {
        var start = _at;
        var large = forceZip64 || size >= ZipFormat.Elsewhere || compressedSize >= ZipFormat.Elsewhere;
        var common = new byte[22];
        Put(common, 0, large ? VersionWithZip64 : Version);
        Put(common, 2, Array.Exists(name, b => b >= 0x80) ? ZipFormat.Utf8Flag : (ushort)0);
        Put(common, 4, method);
        Put(common, 6, Time);
        Put(common, 10, checksum);
        Put(common, 14, large ? ZipFormat.Elsewhere : (uint)compressedSize);
        Put(common, 18, large ? ZipFormat.Elsewhere : (uint)size);
        Write(Bytes(ZipFormat.LocalSignature));
        Write(common);
        Write(Bytes((ushort)name.Length));
        var extra = Extra(large ? [size, compressedSize] : []);
        Write(Bytes((ushort)extra.Length));
        Write(name);
        Write(extra);
        AddToDirectory(name, common, large ? [size, compressedSize] : [], start);
    }

    /// <summary>Writes content as it is.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _at += bytes.Length;
    }

    /// <summary>Writes directory and end.</summary>
    public void Complete()
    {
        var (start, size) = (_at, (long)_directory.WrittenCount);
        Write(_directory.WrittenSpan);
        var large = forceZip64 || start >= ZipFormat.Elsewhere || size >= ZipFormat.Elsewhere || _entries >= ZipFormat.ElsewhereShort;
        if (large)
        {
            WriteZip64End(start, size);
        }

        var end = new byte[ZipFormat.EndSize];
        Put(end, 0, ZipFormat.EndSignature);
        Put(end, 8, large ? ZipFormat.ElsewhereShort : (ushort)_entries);
        Put(end, 10, large ? ZipFormat.ElsewhereShort : (ushort)_entries);
        Put(end, 12, large ? ZipFormat.Elsewhere : (uint)size);
        Put(end, 16, large ? ZipFormat.Elsewhere : (uint)start);
        Write(end);
    }

    private void AddToDirectory(byte[] name, byte[] common, long[] sizes, long start)
    {
        var far = forceZip64 || start >= ZipFormat.Elsewhere;
        var extra = Extra(far ? [.. sizes, start] : sizes);
        var large = extra.Length > 0;
        if (large)
        {
            Put(common, 0, VersionWithZip64);
        }

        var rest = new byte[18];
        Put(rest, 0, (ushort)name.Length);
        Put(rest, 2, (ushort)extra.Length);
        Put(rest, 14, far ? ZipFormat.Elsewhere : (uint)start);
        _directory.Write(Bytes(ZipFormat.CentralSignature));
        _directory.Write(Bytes(large ? VersionWithZip64 : Version));
        _directory.Write(common);
        _directory.Write(rest);
        _directory.Write(name);
        _directory.Write(extra);
        _entries++;
    }

    private void WriteZip64End(long start, long size)
    {
        var at = _at;
        var end = new byte[ZipFormat.Zip64EndSize + ZipFormat.Zip64LocatorSize];
        Put(end, 0, ZipFormat.Zip64EndSignature);
        Put(end, 4, (long)ZipFormat.Zip64EndSize - 12);
        Put(end, 12, VersionWithZip64);
        Put(end, 14, VersionWithZip64);
        Put(end, 24, (long)_entries);
        Put(end, 32, (long)_entries);
        Put(end, 40, size);
        Put(end, 48, start);
        Put(end, 56, ZipFormat.Zip64LocatorSignature);
        Put(end, 64, at);
        Put(end, 72, 1u);
        Write(end);
    }

    private static byte[] Extra(long[] numbers)
    {
        if (numbers.Length == 0)
        {
            return [];
        }

        var extra = new byte[4 + (8 * numbers.Length)];
        Put(extra, 0, ZipFormat.Zip64Extra);
        Put(extra, 2, (ushort)(8 * numbers.Length));
        for (var i = 0; i < numbers.Length; i++)
        {
            Put(extra, 4 + (8 * i), numbers[i]);
        }

        return extra;
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        Put(bytes, 0, value);
        return bytes;
    }

    private static byte[] Bytes(ushort value)
    {
        var bytes = new byte[2];
        Put(bytes, 0, value);
        return bytes;
    }

    private static void Put(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Put(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Put(byte[] bytes, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), value);
}
