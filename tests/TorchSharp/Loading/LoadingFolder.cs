namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>A new folder, deleted when disposed.</summary>
internal sealed class LoadingFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plantnseek-loading-").FullName;

    /// <summary>Makes an empty file and the folders above it, and gives its folder.</summary>
    public string FolderWith(string file, params string[] folders)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine([Path, .. folders])).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, file), "");
        return folder;
    }

    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
