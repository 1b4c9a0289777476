using System.Text;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Arrays put together by hand.</summary>
internal static class RawNpy
{
    /// <summary>An array with any text for a header, not filled up.</summary>
    public static byte[] WithHeader(string header, byte[] values, byte major = 1, byte minor = 0, uint? length = null)
    {
        var text = Encoding.UTF8.GetBytes(header);
        byte[] magic = [0x93, .. "NUMPY"u8, major, minor];
        var size = length ?? (uint)text.Length;
        return major == 1 ? [.. magic, .. RawZip.Fields((ushort)size), .. text, .. values] : [.. magic, .. RawZip.Fields(size), .. text, .. values];
    }

    /// <summary>A well-formed array.</summary>
    public static byte[] Of(string descriptor, string shape, byte[] values, bool fortran = false, byte major = 1) =>
        WithHeader($"{{'descr': '{descriptor}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n", values, major);

    /// <summary>The least file that holds one array <c>x</c>.</summary>
    public static byte[] Alone(byte[] array) => new RawZip(new RawEntry("x.npy", array)).ToBytes();
}
