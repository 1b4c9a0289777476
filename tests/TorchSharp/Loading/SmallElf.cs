using System.Buffers.Binary;
using System.Text;

namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>
/// A 64-bit ELF file of three sections that asks libc.so.6 for GLIBC_2.4 and libstdc++.so.6 for GLIBCXX_3.4, GLIBCXX_3.4.32 and GLIBCXX_3.4.11.
/// </summary>
internal static class SmallElf
{
    private const int Needs = 0x40, Strings = 0xa0, Sections = 0x100, SectionSize = 0x40;

    /// <summary>Offsets of the entries of the four versions.</summary>
    public const int Glibc = 0x50, Glibcxx = 0x70, Newest = 0x80, Older = 0x90;

    public static byte[] Make()
    {
        var file = new byte[Sections + 3 * SectionSize];
        ((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]).CopyTo(file);
        Put64(file, 0x28, Sections);
        Put16(file, 0x3a, SectionSize);
        Put16(file, 0x3c, 3);

        var names = Encoding.ASCII.GetBytes("\0libc.so.6\0GLIBC_2.4\0libstdc++.so.6\0GLIBCXX_3.4\0GLIBCXX_3.4.32\0GLIBCXX_3.4.11\0");
        names.CopyTo(file, Strings);
        PutNeed(file, Needs, count: 1, name: 1, next: 0x20);
        PutEntry(file, Glibc, hash: 0x11, name: 11, next: 0);
        PutNeed(file, Needs + 0x20, count: 3, name: 21, next: 0);
        PutEntry(file, Glibcxx, hash: 0x22, name: 36, next: 0x10);
        PutEntry(file, Newest, hash: 0x33, name: 48, next: 0x10);
        PutEntry(file, Older, hash: 0x44, name: 63, next: 0);

        PutSection(file, 1, type: 3, offset: Strings, link: 0, info: 0);
        PutSection(file, 2, type: 0x6ffffffe, offset: Needs, link: 1, info: 2);
        return file;
    }

    private static void PutNeed(byte[] file, int at, ushort count, uint name, uint next)
    {
        Put16(file, at, 1);
        Put16(file, at + 2, count);
        Put32(file, at + 4, name);
        Put32(file, at + 8, 0x10);
        Put32(file, at + 12, next);
    }

    private static void PutEntry(byte[] file, int at, uint hash, uint name, uint next)
    {
        Put32(file, at, hash);
        Put16(file, at + 6, 7);
        Put32(file, at + 8, name);
        Put32(file, at + 12, next);
    }

    private static void PutSection(byte[] file, int index, uint type, ulong offset, uint link, uint info)
    {
        var at = Sections + index * SectionSize;
        Put32(file, at + 4, type);
        Put64(file, at + 0x18, offset);
        Put32(file, at + 0x28, link);
        Put32(file, at + 0x2c, info);
    }

    private static void Put16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void Put32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void Put64(byte[] file, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
