using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>
/// A small stand-in for Verify.NUnit: the same call, the same file names, the same bytes, so that the verified files stay valid
/// for the day the package can be restored. It compares strings only.
/// </summary>
public static class Verifier
{
    /// <summary>
    /// Compares <paramref name="target"/> with <c>{Type}.{Method}_{parameters}.verified.{extension}</c> beside the test's source file.
    /// </summary>
    /// <param name="target">The text; any line ends.</param>
    /// <param name="extension">Of the snapshot file, without a dot.</param>
    /// <param name="settings">Another folder than the source file's.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <exception cref="VerifyException">The snapshot is new or differs, or its file breaks a convention.</exception>
    public static Task Verify(string? target, string extension = "txt", VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
    {
        var folder = Path.GetDirectoryName(sourceFile)!;
        var directory = settings?.Directory is { } stated ? Path.Combine(folder, stated) : folder;
        var snapshot = new Snapshot(directory, SnapshotName.Of(TestContext.CurrentContext.Test), extension);
        SnapshotCensus.Register(snapshot);
        return snapshot.CompareAsync(target, AcceptSwitch.IsOn(Environment.GetEnvironmentVariable));
    }
}
