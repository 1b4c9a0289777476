using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace PlantNSeek.Numpy;

/// <summary>Converts items in the machine's byte order.</summary>
/// <returns>Which item cannot be converted, the first of them, or -1.</returns>
internal delegate int ItemConversion<T>(ReadOnlySpan<byte> items, Span<T> into);

/// <summary>From the types of files to those that are asked for.</summary>
internal static class ItemConversions
{
    /// <summary>Numbers of any type, rounded where need be.</summary>
    public static ItemConversion<T> Numbers<T>(NpyType type)
        where T : unmanaged, INumberBase<T> => (type.Kind, type.ItemSize) switch
        {
            (NpyKind.SignedInteger, 1) => Number<sbyte, T>,
            (NpyKind.SignedInteger, 2) => Number<short, T>,
            (NpyKind.SignedInteger, 4) => Number<int, T>,
            (NpyKind.SignedInteger, 8) => Number<long, T>,
            (NpyKind.UnsignedInteger, 1) => Number<byte, T>,
            (NpyKind.UnsignedInteger, 2) => Number<ushort, T>,
            (NpyKind.UnsignedInteger, 4) => Number<uint, T>,
            (NpyKind.UnsignedInteger, 8) => Number<ulong, T>,
            (NpyKind.Float, 2) => Number<Half, T>,
            (NpyKind.Float, 4) => Number<float, T>,
            (NpyKind.Float, 8) => Number<double, T>,
            _ => throw NotNumbers(type),
        };

    /// <summary>Integers and booleans; those above the largest long, and bytes that are no boolean, cannot be converted.</summary>
    public static ItemConversion<long> Integers(NpyType type) => (type.Kind, type.ItemSize) switch
    {
        (NpyKind.Boolean, _) => BooleanInteger,
        (NpyKind.UnsignedInteger, 8) => LargeInteger,
        (NpyKind.Float, _) => throw NotNumbers(type),
        _ => Numbers<long>(type),
    };

    /// <summary>What is exactly 0 or 1.</summary>
    public static ItemConversion<bool> Bits(NpyType type) => (type.Kind, type.ItemSize) switch
    {
        (NpyKind.Boolean, _) or (NpyKind.SignedInteger or NpyKind.UnsignedInteger, 1) => Bit<byte>,
        (NpyKind.SignedInteger or NpyKind.UnsignedInteger, 2) => Bit<ushort>,
        (NpyKind.SignedInteger or NpyKind.UnsignedInteger, 4) => Bit<uint>,
        (NpyKind.SignedInteger or NpyKind.UnsignedInteger, 8) => Bit<ulong>,
        (NpyKind.Float, 2) => Bit<Half>,
        (NpyKind.Float, 4) => Bit<float>,
        (NpyKind.Float, 8) => Bit<double>,
        _ => throw NotNumbers(type),
    };

    /// <summary>A value as a message says it.</summary>
    public static string Text(NpyType type, ReadOnlySpan<byte> item) => (type.Kind, type.ItemSize) switch
    {
        (NpyKind.SignedInteger, 1) => Text<sbyte>(item),
        (NpyKind.SignedInteger, 2) => Text<short>(item),
        (NpyKind.SignedInteger, 4) => Text<int>(item),
        (NpyKind.SignedInteger, 8) => Text<long>(item),
        (NpyKind.Boolean or NpyKind.UnsignedInteger, 1) => Text<byte>(item),
        (NpyKind.UnsignedInteger, 2) => Text<ushort>(item),
        (NpyKind.UnsignedInteger, 4) => Text<uint>(item),
        (NpyKind.UnsignedInteger, 8) => Text<ulong>(item),
        (NpyKind.Float, 2) => Text<Half>(item),
        (NpyKind.Float, 4) => Text<float>(item),
        (NpyKind.Float, 8) => Text<double>(item),
        _ => throw NotNumbers(type),
    };

    /// <summary>Turns each item's bytes round, in place, where the machine has them the other way.</summary>
    public static void ToMachineOrder(Span<byte> bytes, int itemSize, bool bigEndian)
    {
        if (bigEndian != BitConverter.IsLittleEndian)
        {
            return;
        }

        switch (itemSize)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
            default:
                break;
        }
    }

    private static int Number<TFrom, T>(ReadOnlySpan<byte> items, Span<T> into)
        where TFrom : unmanaged, INumberBase<TFrom>
        where T : unmanaged, INumberBase<T>
    {
        var from = MemoryMarshal.Cast<byte, TFrom>(items);
        if (typeof(TFrom) == typeof(T))
        {
            items.CopyTo(MemoryMarshal.AsBytes(into));
            return -1;
        }

        for (var i = 0; i < from.Length; i++)
        {
            into[i] = T.CreateTruncating(from[i]);
        }

        return -1;
    }

    private static int BooleanInteger(ReadOnlySpan<byte> items, Span<long> into)
    {
        var wrong = items.IndexOfAnyExceptInRange((byte)0, (byte)1);
        return wrong >= 0 ? wrong : Number<byte, long>(items, into);
    }

    private static int LargeInteger(ReadOnlySpan<byte> items, Span<long> into)
    {
        Number<long, long>(items, into);
        return into.IndexOfAnyInRange(long.MinValue, -1);
    }

    private static int Bit<T>(ReadOnlySpan<byte> items, Span<bool> into)
        where T : unmanaged, INumberBase<T>
    {
        var from = MemoryMarshal.Cast<byte, T>(items);
        for (var i = 0; i < from.Length; i++)
        {
            var isOne = from[i] == T.One;
            if (!isOne && from[i] != T.Zero)
            {
                return i;
            }

            into[i] = isOne;
        }

        return -1;
    }

    private static string Text<T>(ReadOnlySpan<byte> item)
        where T : unmanaged, IFormattable => MemoryMarshal.Read<T>(item).ToString(null, CultureInfo.InvariantCulture);

    private static ArgumentException NotNumbers(NpyType type) => new($"{type} holds no numbers of the kind asked for", nameof(type));
}
