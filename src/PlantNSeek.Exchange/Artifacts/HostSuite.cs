using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Artifacts;

/// <summary>
/// All planted hosts of the paper's experiments as files, with <c>manifest.json</c> and <c>SHA256SUMS</c>: a benchmark that can be published and cited. The same
/// bytes on every machine.
/// </summary>
public static class HostSuite
{
    /// <summary>The list of the hosts with their descriptions.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>Checksums of all files, the manifest's among them, as <c>sha256sum --check</c> reads them.</summary>
    public const string ChecksumsName = "SHA256SUMS";

    /// <summary>The names of the suites: those of the profiles that plant networks for the paper's tasks.</summary>
    public static IReadOnlyList<string> Names => SuiteHosts.Names;

    /// <summary>The planted networks of a suite, which has the name of a profile: both protocols, each once.</summary>
    public static IReadOnlyList<ScenarioKey> Hosts(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return SuiteHosts.Of(profile.Name);
    }

    /// <summary>
    /// Plants the hosts and writes what is not there yet: a file that has its bytes already is not written again, so that a stopped run goes on. The checksums are
    /// written last; while they are missing the suite is not complete.
    /// </summary>
    /// <param name="profile">Which hosts.</param>
    /// <param name="folder">Where to; made where it is missing.</param>
    /// <param name="threads">Hosts at work at a time.</param>
    /// <param name="progress">Receives each host, from any thread.</param>
    /// <param name="cancel">Stops between hosts.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<SuiteHost> Write(Profile profile, string folder, int threads, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(progress);
        var keys = Hosts(profile);
        var hosts = new SuiteHost[keys.Count];
        var done = 0;
        Directory.CreateDirectory(folder);
        string[] paths = [.. keys.Select(SuiteHost.PathOf)];
        string[] places = [.. paths.Concat(paths.Select(PlantedFiles.TruthPath)).Append(ManifestName).Select(path => OutputPlace.Of(Path.Combine(folder, path)))];
        File.Delete(OutputPlace.Of(Path.Combine(folder, ChecksumsName)));
        progress.Report(new WorkProgress(0, keys.Count, "planting"));
        Parallel.For(0, keys.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
        {
            var host = PlantedHost.Of(new Scenario(keys[i], Protocol.Of(keys[i])));
            var path = paths[i];
            hosts[i] = new SuiteHost
            {
                Description = host.Description,
                Host = Write(folder, path, stream => PlantedFiles.WriteHost(host, stream, reveal: false)),
                Truth = Write(folder, PlantedFiles.TruthPath(path), stream => PlantedFiles.WriteTruth(host, stream)),
            };
            progress.Report(new WorkProgress(Interlocked.Increment(ref done), keys.Count, path));
        });
        var manifest = Write(folder, ManifestName, stream => JsonSerializer.Serialize(stream, new { format = "plantnseek suite 1", suite = profile.Name, hosts }, JsonFormat.Indented));
        var checksums = hosts.SelectMany(static host => new[] { host.Host, host.Truth }).Append(manifest).Select(static file => $"{file.Sha256}  {file.Path}\n");
        Write(folder, ChecksumsName, stream => stream.Write(Encoding.ASCII.GetBytes(string.Concat(checksums))));
        foreach (var place in places.Select(static file => Path.GetDirectoryName(file)!).Distinct())
        {
            Temporaries.Sweep(place);
        }

        return hosts;
    }

    /// <summary>The checksum of a file, in lower-case hexadecimal.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static SuiteFile Write(string folder, string path, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var file = new SuiteFile(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var place = Path.Combine(folder, path);
        if (!IsThere(place, file))
        {
            WholeFile.Write(place, stream => content.WriteTo(stream), sweeps: false); // once for all of them is enough
        }

        return file;
    }

    private static bool IsThere(string place, SuiteFile file)
    {
        if (!File.Exists(place) || new FileInfo(place).Length != file.Bytes)
        {
            return false;
        }

        return Sha256(place) == file.Sha256;
    }
}
