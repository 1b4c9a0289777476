using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PlantNSeek.Numpy;

/// <summary>What the header of a <c>.npy</c> array says.</summary>
/// <param name="Type">What the items are.</param>
/// <param name="IsFortranOrder">Whether the first index varies fastest.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Fault">Why the values cannot be read, for whoever asks for them; null where they can.</param>
internal sealed record NpyHeader(NpyType Type, bool IsFortranOrder, int[] Shape, string? Fault = null)
{
    /// <summary>Dimensions that an array can have, as in numpy.</summary>
    public const int MostDimensions = 32;

    /// <summary>Bytes that the text of a header can have.</summary>
    public const int Longest = 65_536;

    private const int Alignment = 64;

    /// <summary>Bytes that every array begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The shape as numpy prints it: <c>(3, 4)</c>, <c>(5,)</c>, <c>()</c>.</summary>
    public static string ShapeText(IReadOnlyList<int> shape) =>
        shape.Count == 1 ? string.Create(CultureInfo.InvariantCulture, $"({shape[0]},)") : $"({string.Join(", ", shape)})";

    /// <summary>The header's bytes, filled up so that the values begin at a multiple of 64.</summary>
    public byte[] ToBytes(int version)
    {
        var text = $"{{'descr': '{Type.Descriptor}', 'fortran_order': {(IsFortranOrder ? "True" : "False")}, 'shape': {ShapeText(Shape)}, }}";
        var prefix = version == 1 ? 10 : 12;
        var bytes = new byte[(prefix + text.Length + Alignment) / Alignment * Alignment];
        Magic.CopyTo(bytes);
        bytes[6] = (byte)version;
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(bytes.Length - prefix)));
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length - prefix);
        }

        bytes.AsSpan(prefix).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(prefix));
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
