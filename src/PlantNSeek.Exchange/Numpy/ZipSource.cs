using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>The bytes of a zip file; whatever keeps them from being read is told in a line that names the file.</summary>
internal sealed class ZipSource(Stream stream, string name) : IDisposable
{
    /// <summary>What messages call the file.</summary>
    public string Name { get; } = name;

    /// <summary>Bytes of the file.</summary>
    public long Length { get; } = LengthOf(stream, name);

    /// <summary>Bytes that are read and converted at a time.</summary>
    public const int ChunkBytes = 65_536;

    /// <summary>Room for <see cref="ChunkBytes"/> and for the longest end of a zip file, shared by all who read from this file one after another.</summary>
    public byte[] Chunk => field ??= new byte[ushort.MaxValue + ZipFormat.EndSize];

    /// <summary>Fills a buffer from a place in the file on.</summary>
    /// <exception cref="NpzException">The file ends before, or cannot be read.</exception>
    public void Read(long offset, Span<byte> into)
    {
        if (offset < 0 || offset > Length - into.Length)
        {
            throw Error($"ends after {Length} bytes; {into.Length} bytes from {offset} on are missing");
        }

        try
        {
            stream.Position = offset;
            stream.ReadExactly(into);
        }
        catch (IOException e)
        {
            throw Error($"cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    /// <summary>The exception of what is wrong with the file.</summary>
    public NpzException Error(string what, Exception? inner = null) => NpzException.OfFile(Name, what, inner);

    public void Dispose() => stream.Dispose();

    private static long LengthOf(Stream stream, string name)
    {
        try
        {
            return stream.CanSeek ? stream.Length : throw NpzException.OfFile(name, "cannot be read at any place, as a file can");
        }
        catch (IOException e)
        {
            throw NpzException.OfFile(name, $"cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }
}
