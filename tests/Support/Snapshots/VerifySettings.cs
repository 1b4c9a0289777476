namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>Where a snapshot lives.</summary>
public sealed class VerifySettings
{
    internal string? Directory { get; private set; }

    /// <summary>Keeps the snapshot in a folder of its own, relative to the test's source file unless rooted.</summary>
    public VerifySettings UseDirectory(string directory)
    {
        Directory = directory;
        return this;
    }
}
