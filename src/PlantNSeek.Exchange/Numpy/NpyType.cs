using System.Globalization;

namespace PlantNSeek.Numpy;

/// <summary>The type of an array's items: numpy's dtype, as far as it can be read.</summary>
/// <param name="Kind">What the items are.</param>
/// <param name="ItemSize">Bytes of one item.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first; false where there is only one.</param>
public readonly record struct NpyType(NpyKind Kind, int ItemSize, bool IsBigEndian)
{
    /// <summary>Whether the items are integers, with or without a sign.</summary>
    public bool IsInteger => Kind is NpyKind.SignedInteger or NpyKind.UnsignedInteger;

    /// <summary>Any type whose values are not read.</summary>
    internal static NpyType Other => new(NpyKind.Other, 0, false);

    /// <summary>The type as a header says it: <c>&lt;f4</c>, <c>|b1</c>, <c>&gt;U12</c>; empty where its values are not read.</summary>
    public string Descriptor => Kind switch
    {
        NpyKind.Other => "",
        NpyKind.Boolean => "|b1",
        NpyKind.SignedInteger => Order + "i" + Digits(ItemSize),
        NpyKind.UnsignedInteger => Order + "u" + Digits(ItemSize),
        NpyKind.Float => Order + "f" + Digits(ItemSize),
        _ => Order + "U" + Digits(ItemSize / 4),
    };

    private string Order => IsBigEndian ? ">" : Kind != NpyKind.Text && ItemSize == 1 ? "|" : "<";

    /// <summary>The type as numpy prints it: <c>float32</c>, <c>int64</c>, <c>bool</c>, <c>&lt;U12</c>; big-endian ones as <c>&gt;f4</c>.</summary>
    public override string ToString() => Kind switch
    {
        _ when IsBigEndian => Descriptor,
        NpyKind.Other => "another type",
        NpyKind.Boolean => "bool",
        NpyKind.SignedInteger => "int" + Digits(8 * ItemSize),
        NpyKind.UnsignedInteger => "uint" + Digits(8 * ItemSize),
        NpyKind.Float => "float" + Digits(8 * ItemSize),
        _ => Descriptor,
    };

    /// <summary>The type that holds values of <typeparamref name="T"/>, or null where numpy has none of one size everywhere.</summary>
    internal static NpyType? Of<T>(bool bigEndian)
    {
        (NpyKind, int)? type = Type.GetTypeCode(typeof(T)) switch
        {
            _ when typeof(T).IsEnum => null,
            _ when typeof(T) == typeof(Half) => (NpyKind.Float, 2),
            TypeCode.Boolean => (NpyKind.Boolean, 1),
            TypeCode.SByte => (NpyKind.SignedInteger, 1),
            TypeCode.Int16 => (NpyKind.SignedInteger, 2),
            TypeCode.Int32 => (NpyKind.SignedInteger, 4),
            TypeCode.Int64 => (NpyKind.SignedInteger, 8),
            TypeCode.Byte => (NpyKind.UnsignedInteger, 1),
            TypeCode.UInt16 => (NpyKind.UnsignedInteger, 2),
            TypeCode.UInt32 => (NpyKind.UnsignedInteger, 4),
            TypeCode.UInt64 => (NpyKind.UnsignedInteger, 8),
            TypeCode.Single => (NpyKind.Float, 4),
            TypeCode.Double => (NpyKind.Float, 8),
            _ => null,
        };
        return type is var (kind, size) ? new NpyType(kind, size, bigEndian && size > 1) : null;
    }

    /// <summary>The type that a header names, or null where it cannot be read.</summary>
    internal static NpyType? Parse(string descriptor)
    {
        if (descriptor.Length is < 3 or > 11 || !int.TryParse(descriptor.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        var big = descriptor[0] == '>';
        return (descriptor[0], descriptor[1], size) switch
        {
            ('<' or '>' or '|', 'b', 1) => new NpyType(NpyKind.Boolean, 1, false),
            ('<' or '>' or '|', 'i', 1) => new NpyType(NpyKind.SignedInteger, 1, false),
            ('<' or '>' or '|', 'u', 1) => new NpyType(NpyKind.UnsignedInteger, 1, false),
            ('<' or '>', 'i', 2 or 4 or 8) => new NpyType(NpyKind.SignedInteger, size, big),
            ('<' or '>', 'u', 2 or 4 or 8) => new NpyType(NpyKind.UnsignedInteger, size, big),
            ('<' or '>', 'f', 2 or 4 or 8) => new NpyType(NpyKind.Float, size, big),
            ('<' or '>', 'U', < 500_000_000) => new NpyType(NpyKind.Text, 4 * size, big),
            _ => null,
        };
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
