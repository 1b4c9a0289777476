using NUnit.Framework;
using PlantNSeek.DataSets;

namespace PlantNSeek.TestSupport;

/// <summary>Data sets as they are published, for the tests that need them; without them these are skipped by name.</summary>
public static class DataSetFolder
{
    // Where the build server keeps them.
    private static readonly string Kept = Path.GetFullPath(RepositoryRoot.Combine("..", "shared", "data"));

    /// <summary>The folder of data sets: that of the environment variable, else the build server's; null where there is neither.</summary>
    public static string? Named => DataFolder.Named(null) ?? (Directory.Exists(Kept) ? Kept : null);

    /// <summary>A file of a data set; the running test is skipped where it is missing.</summary>
    public static string File(ImageDataSet set, string name)
    {
        var found = DataFolder.Find(set, Named);
        var path = found?.Files.FirstOrDefault(f => f.Key.Name == name).Value;
        if (path is null)
        {
            Assert.Ignore($"{name} of {set.Title} is not here; {DataFolder.Variable} names the folder of data sets");
        }

        return path;
    }

    /// <summary>Reads a part, or some files of it; the running test is skipped where it is missing.</summary>
    public static ReadImages Read(ImageDataSet set, DataPart part, params string[] only)
    {
        foreach (var name in only.Length > 0 ? only : [.. set.Files.Where(f => f.Part == part && f.Role != DataFileRole.Extra).Select(f => f.Name)])
        {
            File(set, name);
        }

        return DataFolder.Require(set, Named).Read(part, only.Length > 0 ? only : null);
    }
}
