using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PlantNSeek.DataSets.Formats;

/// <summary>
/// The files .mat of NORB, which are not those of MATLAB: magic number, number of extents, and at least three extents, of which those beyond their number are 1; then the numbers, the last extent
/// fastest. All little-endian.
/// </summary>
internal static class NorbFile
{
    private const int MagicOfBytes = 0x1e3d4c55;
    private const int MagicOfIntegers = 0x1e3d4c54;

    private static readonly (int Magic, string Type)[] Types =
    [
        (MagicOfBytes, "bytes"), (MagicOfIntegers, "32-bit integers"), (0x1e3d4c56, "16-bit integers"), (0x1e3d4c51, "32-bit reals"), (0x1e3d4c53, "64-bit reals"), (0x1e3d4c52, "packed bits"),
    ];

    /// <summary>Whether a file that begins with this number is one.</summary>
    public static bool IsMagic(int magic) => Array.Exists(Types, t => t.Magic == magic);

    /// <summary>Reads a matrix of bytes.</summary>
    /// <exception cref="InvalidDataException">The file is not what is expected.</exception>
    public static byte[] ReadBytes(string path, params ReadOnlySpan<int> extents)
    {
        using var file = new DataFileStream(path);
        var content = new byte[Count(extents)];
        Read(file, MagicOfBytes, extents, content);
        return content;
    }

    /// <summary>Reads a matrix of integers of 32 bits.</summary>
    /// <exception cref="InvalidDataException">The file is not what is expected.</exception>
    public static int[] ReadIntegers(string path, params ReadOnlySpan<int> extents)
    {
        using var file = new DataFileStream(path);
        return Integers(file, extents);
    }

    /// <summary>Reads labels, which are integers of 32 bits.</summary>
    /// <exception cref="InvalidDataException">The file is not what is expected, or a label is none of the classes.</exception>
    public static byte[] ReadLabels(string path, int count, int classes)
    {
        using var file = new DataFileStream(path);
        var numbers = Integers(file, [count]);
        for (var i = 0; i < numbers.Length; i++)
        {
            Labels.Require(file, numbers[i], i, classes);
        }

        return Array.ConvertAll(numbers, static number => (byte)number);
    }

    private static int[] Integers(DataFileStream file, ReadOnlySpan<int> extents)
    {
        var numbers = new int[Count(extents)];
        Read(file, MagicOfIntegers, extents, MemoryMarshal.AsBytes(numbers.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        return numbers;
    }

    private static int Count(ReadOnlySpan<int> extents)
    {
        var count = 1;
        foreach (var extent in extents)
        {
            count *= extent;
        }

        return count;
    }

    private static void Read(DataFileStream file, int expectedMagic, ReadOnlySpan<int> extents, Span<byte> content)
    {
        int[] expected = [extents.Length, .. extents, .. Enumerable.Repeat(1, Math.Max(0, 3 - extents.Length))];
        var header = new byte[4 * (1 + expected.Length)];
        var length = $"{header.Length + (long)content.Length} bytes ({header.Length} of header and {content.Length} of numbers)";
        file.Fill(header.AsSpan(0, 4), length);
        var magic = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (magic != expectedMagic)
        {
            throw file.Wrong(Named(expectedMagic), Named(magic));
        }

        file.Fill(header.AsSpan(4), length);
        var found = new int[expected.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4 * (i + 1)));
        }

        if (!found.AsSpan().SequenceEqual(expected))
        {
            throw file.Wrong(Shape(expected), Shape(found));
        }

        file.RequireLength(header.Length + (long)content.Length, length);
        file.Fill(content, length);
        file.RequireEnd(length);
    }

    private static string Named(int magic) =>
        $"{(IsMagic(magic) ? $"a matrix of {Array.Find(Types, t => t.Magic == magic).Type}" : "a file of another kind")} (magic number 0x{magic:x8})";

    private static string Shape(int[] numbers) => $"{numbers[0]} extents, {string.Join(" x ", numbers[1..])}";
}
