using System.Buffers.Binary;
using System.Text;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Changes a file at random, and where it matters.</summary>
internal static class Mutation
{
    private static readonly ulong[] Extremes =
    [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 0x100000000,
        0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFE, 0xFFFFFFFFFFFFFFFF,
    ];

    private static readonly string[] HeaderWords =
    [
        "descr", "fortran_order", "shape", "'", "\"", "{", "}", "(", ")", ",", ":", " ", "\n", "\0", "True", "False", "None", "0", "1", "7", "-1", "00", "2147483647", "2147483648",
        "4294967295", "9223372036854775807", "99999999999999999999", "<f4", ">f4", "<f8", "<f2", "|b1", "|u1", "<i8", "<u8", "|O", "O", "<U0", "<U1", "<U499999999", "<c8", "[('a', '<f4')]",
        "(0, 2147483647)", "(1, 1, 1, 1)", "()", "\\x41", "#", "é", "2**31", "lambda: 0",
    ];

    /// <summary>The fields of zip structures, by what begins them: place and bytes of each.</summary>
    private static readonly (string Signature, (int At, int Bytes)[] Fields)[] Structures =
    [
        ("PK\u0003\u0004", [(4, 2), (6, 2), (8, 2), (10, 4), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2), (30, 1), (35, 2), (37, 2), (39, 8), (47, 8)]),
        ("PK\u0001\u0002", [(4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (34, 2), (36, 2), (38, 4), (42, 4), (46, 1), (51, 2), (53, 2), (55, 8), (63, 8), (71, 8)]),
        ("PK\u0005\u0006", [(4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)]),
        ("PK\u0006\u0006", [(4, 8), (12, 2), (14, 2), (16, 4), (20, 4), (24, 8), (32, 8), (40, 8), (48, 8)]),
        ("PK\u0006\u0007", [(4, 4), (8, 8), (16, 4)]),
        ("\u0093NUMPY", [(6, 1), (7, 1), (8, 2), (8, 4)]),
    ];

    /// <summary>The file after one to three changes.</summary>
    public static byte[] OfFile(byte[] file, RandomStream random)
    {
        for (var left = 1 + random.NextInt32(3); left > 0; left--)
        {
            file = file.Length == 0 ? [0] : Once(file, random);
        }

        return file;
    }

    /// <summary>An array after one to three changes of its header's text, or anywhere.</summary>
    public static byte[] OfArray(byte[] array, RandomStream random)
    {
        for (var left = 1 + random.NextInt32(3); left > 0; left--)
        {
            array = array.Length < 20 || random.NextInt32(4) == 0 ? OfFile(array, random) : HeaderText(array, random);
        }

        return array;
    }

    private static byte[] Once(byte[] file, RandomStream random)
    {
        var at = random.NextInt32(file.Length);
        var length = 1 + random.NextInt32(Math.Min(file.Length - at, random.NextInt32(2) == 0 ? 8 : 200));
        switch (random.NextInt32(10))
        {
            case 0:
                return Put(file, at, (byte)random.NextInt32(256));
            case 1:
                return Put(file, at, (byte)(file[at] ^ (1 << random.NextInt32(8))));
            case 2:
                return random.NextInt32(2) == 0 ? file[..at] : file[at..];
            case 3:
                var inserted = new byte[length];
                foreach (ref var b in inserted.AsSpan())
                {
                    b = (byte)random.NextInt32(256);
                }

                return [.. file[..at], .. inserted, .. file[at..]];
            case 4:
                return [.. file[..at], .. file[(at + length)..]];
            case 5: // a block twice
                var to = random.NextInt32(file.Length + 1);
                return [.. file[..to], .. file[at..(at + length)], .. file[to..]];
            case 6: // two blocks change places
                var cuts = new[] { random.NextInt32(file.Length + 1), random.NextInt32(file.Length + 1), random.NextInt32(file.Length + 1), random.NextInt32(file.Length + 1) };
                Array.Sort(cuts);
                return [.. file[..cuts[0]], .. file[cuts[2]..cuts[3]], .. file[cuts[1]..cuts[2]], .. file[cuts[0]..cuts[1]], .. file[cuts[3]..]];
            case 7:
                return HeaderText(file, random);
            default:
                return Field(file, random);
        }
    }

    private static byte[] Field(byte[] file, RandomStream random)
    {
        var (signature, fields) = Structures[random.NextInt32(Structures.Length)];
        var found = Places(file, Encoding.Latin1.GetBytes(signature));
        if (found.Count == 0)
        {
            return file;
        }

        var (at, bytes) = fields[random.NextInt32(fields.Length)];
        at += found[random.NextInt32(found.Count)];
        if (at + bytes > file.Length)
        {
            return file;
        }

        var value = new byte[8];
        file.AsSpan(at, bytes).CopyTo(value);
        var old = BinaryPrimitives.ReadUInt64LittleEndian(value);
        BinaryPrimitives.WriteUInt64LittleEndian(value, random.NextInt32(5) switch
        {
            0 => old + 1,
            1 => old - 1,
            2 => (ulong)random.NextInt32(file.Length + 1),
            _ => Extremes[random.NextInt32(Extremes.Length)],
        });
        return [.. file[..at], .. value[..bytes], .. file[(at + bytes)..]];
    }

    // One of a header's words becomes another, of another length as a rule; of the same where sizes are to stay right.
    private static byte[] HeaderText(byte[] file, RandomStream random)
    {
        var old = Encoding.Latin1.GetBytes(HeaderWords[random.NextInt32(HeaderWords.Length)]);
        var found = Places(file, old);
        if (found.Count == 0)
        {
            return file;
        }

        var at = found[random.NextInt32(found.Count)];
        var word = Encoding.Latin1.GetBytes(HeaderWords[random.NextInt32(HeaderWords.Length)]);
        var fits = random.NextInt32(2) == 0 && at + word.Length <= file.Length;
        return [.. file[..at], .. word, .. file[(at + (fits ? word : old).Length)..]];
    }

    private static List<int> Places(byte[] file, byte[] what)
    {
        var places = new List<int>();
        for (var at = 0; file.AsSpan(at).IndexOf(what) is var next and >= 0; at += next + 1)
        {
            places.Add(at + next);
        }

        return places;
    }

    private static byte[] Put(byte[] file, int at, byte value) => [.. file[..at], value, .. file[(at + 1)..]];
}
