namespace PlantNSeek.Properties.Files.Faults;

/// <summary>A file on a disk that fails. Reading works.</summary>
internal sealed class FaultyStream(FaultyDisk disk, DiskItem item, string path, FileMode mode, FileAccess access, FileShare share)
    : FileStream(path, mode, access, share, bufferSize: 0)
{
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            disk.Step();
        }
        catch
        {
            Put(buffer[..(buffer.Length / 2)]); // as where the disk becomes full, or the power is cut, in the middle
            throw;
        }

        Put(buffer);
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void SetLength(long value)
    {
        disk.Step();
        base.SetLength(value);
        Note();
    }

    public override void Flush(bool flushToDisk)
    {
        if (flushToDisk)
        {
            disk.Step();
            item.Flushed = item.Now;
        }
    }

    private void Put(ReadOnlySpan<byte> buffer)
    {
        RandomAccess.Write(SafeFileHandle, buffer, Position);
        Position += buffer.Length;
        Note();
    }

    private void Note()
    {
        var now = new byte[RandomAccess.GetLength(SafeFileHandle)];
        RandomAccess.Read(SafeFileHandle, now, 0);
        item.Now = now;
    }
}
