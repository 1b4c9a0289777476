namespace PlantNSeek.Files;

/// <summary>Folders that survive a power cut once they are made.</summary>
internal static class DiskFolders
{
    /// <summary>Makes a folder and those above it, where they are missing, each on the disk when this returns.</summary>
    public static void MakeFolders(this IDisk disk, string path)
    {
        List<string> parents = [];
        for (var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)); !Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent; folder = parent)
        {
            parents.Add(parent);
        }

        disk.MakeFolder(path);
        parents.ForEach(disk.FlushFolder);
    }
}
