using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.DataSets;
using PlantNSeek.Evidence;
using PlantNSeek.Store;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Cli.Doctor;

/// <summary>Looks at this machine. It writes nothing, and what is missing is a line and no error.</summary>
internal static class Examination
{
    /// <summary>A line for each thing.</summary>
    /// <param name="store">The folder of finished runs.</param>
    /// <param name="data">The folder of data sets; null for that of the environment.</param>
    public static IReadOnlyList<Finding> Of(string store, string? data) =>
    [
        new("plantnseek", $"{typeof(Examination).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion}, sources {SourceFingerprint.Value[..12]}"),
        new("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        new("system", RuntimeInformation.OSDescription),
        new("cores", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount}; vectors of {Bits} bits; {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB of memory")),
        new("libtorch", Libtorch()),
        new("data sets", Data(DataFolder.Named(data))),
        new("evidence", Evidence()),
        new("store", Place(store)),
    ];

    private static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    private static string Libtorch()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            return $"not found, so that nothing with convolutions can be run: {reason.ReplaceLineEndings(" ")}";
        }

        var runtime = TorchEngine.Load();
        return $"{runtime}, from {runtime.Folder}{(runtime.IsPatched ? ", with a copy of its wrapper for this C++ runtime" : "")}";
    }

    private static string Data(string? folder) => folder is null ? $"no folder is given; --data or {DataFolder.Variable} names one"
        : !Directory.Exists(folder) ? $"'{folder}' does not exist; plantnseek data fetch makes it"
        : ImageDataSets.All.Where(set => Has(set, folder)).Select(static set => set.Name).ToArray() is { Length: > 0 } there ? $"{string.Join(", ", there)} in {folder}" : $"none in {folder}";

    private static bool Has(ImageDataSet set, string folder)
    {
        try
        {
            return DataFolder.Require(set, folder).Lacks(DataPart.Training) is null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string Evidence()
    {
        var folder = EvidenceBook.OwnFolder;
        return File.Exists(Path.Combine(folder, EvidenceManifest.FileName))
            ? string.Create(CultureInfo.InvariantCulture, $"{EvidenceBook.Read(folder).Results.Results.Count} recorded runs in {folder}")
            : $"none in {folder}";
    }

    private static string Place(string folder)
    {
        var path = Path.GetFullPath(folder);
        var there = path;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        var free = new DriveInfo(there).AvailableFreeSpace >> 20;
        var file = Path.Combine(path, "results.jsonl");
        return string.Create(CultureInfo.InvariantCulture, $"{path}, {(File.Exists(file) ? $"{new FileInfo(file).Length >> 20} MB of finished runs" : "no finished runs")}; {free} MB of disk are free");
    }
}
