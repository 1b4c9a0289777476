using System.Formats.Tar;
using PlantNSeek.DataSets;
using PlantNSeek.DataSets.Fetching;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Files;

namespace PlantNSeek.Properties.DataSets;

/// <summary>A small data set on a server of this machine, and a folder that it is fetched into.</summary>
internal sealed class FetchCase : IDisposable
{
    public FetchCase(SmallDataSet small, bool hasArchive = false)
    {
        Small = small;
        Archive = ArchiveOf(small.Contents);
        Set = hasArchive ? small.Set with { ArchiveName = "small.tar.gz", Archive = SmallDataSet.Digest(Archive) } : small.Set;
        Settings = new FetchSettings { Source = Server.Address };
        foreach (var (name, content) in small.Contents)
        {
            Server.Files[$"{name}.gz"] = new ServedFile(SmallDataSet.Packed(content)) { Tag = "\"1\"", Changed = DateTimeOffset.UnixEpoch };
        }

        Server.Files["small.tar.gz"] = new ServedFile(Archive) { Tag = "\"1\"", Changed = DateTimeOffset.UnixEpoch };
    }

    public SmallDataSet Small { get; }

    public ImageDataSet Set { get; set; }

    public byte[] Archive { get; }

    public LocalServer Server { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public FetchSettings Settings { get; set; }

    public List<WorkProgress> Progress { get; } = [];

    /// <summary>Names of what is in the data set's folder.</summary>
    public string[] Names => Directory.Exists(Folder["here"]) ? [.. Directory.GetFileSystemEntries(Folder["here"]).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

    public static byte[] ArchiveOf(IEnumerable<KeyValuePair<string, byte[]>> contents)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "batches/"));
            foreach (var (name, content) in contents.Append(new("readme.html", [1, 2, 3])))
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"batches/{name}") { DataStream = new MemoryStream(content) });
            }
        }

        return SmallDataSet.Packed(archive.ToArray());
    }

    public FetchOutcome Run(CancellationToken cancel = default) =>
        DataFetch.RunAsync(Set, Folder.Path, Settings, new ImmediateProgress<WorkProgress>(Progress.Add), cancel).GetAwaiter().GetResult();

    public string Error<T>()
        where T : Exception
    {
        var message = Assert.Throws<T>(() => Run())!.Message;
        Assert.That(message, Does.Not.Contain('\n'));
        return message;
    }

    /// <summary>Changes what the server does with a file.</summary>
    public void Serve(string name, Func<ServedFile, ServedFile> change) => Server.Files[name] = change(Server.Files[name]);

    /// <summary>Checks that the data set is there, whole and as published.</summary>
    public void RequireWhole()
    {
        var found = DataFolder.Require(Set, Folder.Path);
        Assert.That(found.IsWhole, Is.True);
        Assert.That(found.Files.Select(static f => DataCheck.Of(f.Key, f.Value, CancellationToken.None).Difference), Is.All.Null);
        Assert.That(Names, Is.EquivalentTo(found.Files.Values.Select(static f => Path.GetFileName(f))));
    }

    public void Dispose()
    {
        Server.Dispose();
        Folder.Dispose();
    }
}
