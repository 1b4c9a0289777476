using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Store;

namespace PlantNSeek.Reproduction.Tests.Store;

/// <summary>A folder for one test, with made-up results to put into a store there.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("store").FullName;

    public string File => Path.Combine(Folder, ResultStore.FileName);

    /// <summary>Bytes in the file so far; none while it is not there.</summary>
    public long Length => System.IO.File.Exists(File) ? new FileInfo(File).Length : 0;

    /// <summary>What <see cref="Open"/> was told.</summary>
    public List<string> Messages { get; } = [];

    public byte[] Bytes => System.IO.File.ReadAllBytes(File);

    public static ScenarioKey Key(int replicate) => new("Fair", "relu", 3, 10, 0.01, replicate);

    public static RunKey Run(int replicate) => RunKey.Of(Key(replicate), Protocol.Fair, "made up");

    public static NumbersResult Numbers(int replicate, params double[] values) =>
        new() { Key = Key(replicate), Numbers = [.. values.Select((v, i) => new NamedNumber($"n{i}", v))] };

    public ResultStore Open(bool fresh = false, CancellationToken cancel = default) => ResultStore.Open(Folder, fresh, Messages.Add, cancel);

    /// <summary>Begins a store with results of so many replicates; returns the length of the file after each, the empty store's first.</summary>
    public long[] Fill(int replicates)
    {
        using var store = Open();
        List<long> lengths = [new FileInfo(File).Length];
        for (var replicate = 1; replicate <= replicates; replicate++)
        {
            store.Add(Run(replicate), Numbers(replicate, replicate, 0.1));
            lengths.Add(new FileInfo(File).Length);
        }

        return [.. lengths];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
