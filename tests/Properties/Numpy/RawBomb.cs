namespace PlantNSeek.Properties.Numpy;

/// <summary>Arrays that claim to have more behind a deflated header than there is, within what deflate could reach.</summary>
internal static class RawBomb
{
    public static byte[] Alone(string type, string shape, long bytes) => new RawZip(Entry("x", type, shape, bytes)).ToBytes();

    /// <param name="name">The array's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="bytes">What its values would take.</param>
    /// <param name="ratio">How many of them go with one byte of the file.</param>
    public static RawEntry Entry(string name, string type, string shape, long bytes, int ratio = 1032)
    {
        var header = RawNpy.Of(type, shape, []);
        var size = bytes + header.Length;
        byte[] data = [.. RawZip.Deflate(header), .. new byte[1000]];
        Array.Resize(ref data, (int)Math.Max(data.Length, (size + ratio - 1) / ratio));
        return new RawEntry(name + ".npy", header) { Method = 8, Data = data, Size = checked((uint)size) };
    }
}
