namespace PlantNSeek.Properties.Files.Faults;

/// <summary>A file or folder whatever its name, with its content as it is and as it was last flushed.</summary>
internal sealed class DiskItem
{
    public bool IsFolder { get; init; }

    public byte[] Now { get; set; } = [];

    public byte[] Flushed { get; set; } = [];
}
