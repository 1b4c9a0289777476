namespace PlantNSeek.Numpy.Zip;

/// <summary>One file of a zip file, an array.</summary>
/// <param name="Name">The array's name, without <c>.npy</c>.</param>
/// <param name="Method">Stored or deflated.</param>
/// <param name="Checksum">CRC-32 of the content.</param>
/// <param name="CompressedSize">Bytes in the zip file.</param>
/// <param name="Size">Bytes of the content.</param>
/// <param name="Start">Where the entry's own header begins in the zip file.</param>
/// <param name="DataStart">Where its content begins.</param>
internal sealed record ZipEntry(string Name, ushort Method, uint Checksum, long CompressedSize, long Size, long Start, long DataStart)
{
    /// <summary>Where its content ends.</summary>
    public long End => DataStart + CompressedSize;
}
