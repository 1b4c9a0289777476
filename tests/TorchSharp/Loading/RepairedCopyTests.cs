using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class RepairedCopyTests
{
    private static readonly LibraryRepair Repair = LibraryRepair.ForGcc12;

    [Test, Spec("LOAD-025")]
    public void TheCopy_IsMadeInTheCacheFolder_AndUsedAgain([Values] bool cacheIsNamed)
    {
        using var folder = new LoadingFolder();
        var environment = cacheIsNamed ? Environments.Below(folder, ("XDG_CACHE_HOME", folder.Combine("cache"))) : Environments.Below(folder);
        var made = RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair);
        var time = File.GetLastWriteTimeUtc(made.File);
        var again = RepairedCopy.Ensure(environment, "not read", Repair);
        made.DeleteUnlessCached();
        var cache = cacheIsNamed ? folder.Combine("cache") : folder.Combine("home", ".cache");
        var expected = Path.Combine(cache, "plantnseek", $"torchsharp-0.107.0-{Repair.Result[..8]}", "libLibTorchSharp.so");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made, Is.EqualTo(new RepairedCopy(expected, IsCached: true)));
            Assert.That(HashOf(made.File), Is.EqualTo(Repair.Result));
            Assert.That(again, Is.EqualTo(made));
            Assert.That(File.GetLastWriteTimeUtc(made.File), Is.EqualTo(time));
            Assert.That(HashOf(TorchSharpLibrary.File), Is.EqualTo(LibraryRepair.KnownOriginal));
        }
    }

    [Test, Spec("LOAD-025")]
    public void ADamagedCopy_IsWrittenAgain([Values("", "short", "one bit")] string damage)
    {
        using var folder = new LoadingFolder();
        var environment = Environments.Below(folder);
        var made = RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair);
        var bytes = File.ReadAllBytes(made.File);
        bytes[1_000_000] ^= 1;
        File.WriteAllBytes(made.File, damage switch { "" => [], "short" => bytes[..^1], _ => bytes });
        var again = RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(made));
            Assert.That(HashOf(again.File), Is.EqualTo(Repair.Result));
        }
    }

    [Test, Spec("LOAD-026")]
    public void MakersAtTheSameTime_AllGetAWholeCopy_AndLeaveNoOtherFile()
    {
        using var folder = new LoadingFolder();
        var environment = Environments.Below(folder);
        using var start = new Barrier(4);
        var hashes = new string[4];
        var makers = Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            hashes[i] = HashOf(RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair).File);
        })).ToArray();
        Array.ForEach(makers, maker => maker.Start());
        Array.ForEach(makers, maker => maker.Join());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hashes, Is.All.EqualTo(Repair.Result));
            Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        }
    }

    [Test, Spec("LOAD-026")]
    public void FilesLeftByAMakerThatWasEnded_AreNoHindrance()
    {
        using var folder = new LoadingFolder();
        var environment = Environments.Below(folder);
        var cached = RepairedCopy.Cached(environment.CacheFolder!, Repair, "libLibTorchSharp.so");
        Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
        File.WriteAllText(FormattableString.Invariant($"{cached}.{Environment.MachineName}.{Environment.ProcessId}.0"), "");
        Assert.That(RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair), Is.EqualTo(new RepairedCopy(cached, IsCached: true)));
    }

    [Test, Spec("LOAD-027")]
    public void WhereTheCacheCannotBeWritten_TheCopyIsInANewFolder_WhichIsDeleted([Values] bool thereIsAHome)
    {
        using var folder = new LoadingFolder();
        File.WriteAllText(folder.Combine("home"), "a file, not a folder");
        var environment = Environments.Below(folder) with { Home = thereIsAHome ? folder.Combine("home") : null };
        var copy = RepairedCopy.Ensure(environment, TorchSharpLibrary.File, Repair);
        var own = Path.GetDirectoryName(copy.File)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(copy.IsCached, Is.False);
            Assert.That(HashOf(copy.File), Is.EqualTo(Repair.Result));
            if (!OperatingSystem.IsWindows())
            {
                Assert.That(File.GetUnixFileMode(own), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            }
        }

        copy.DeleteUnlessCached();
        Assert.That(Directory.Exists(own), Is.False);
    }

    [Test, Spec("LOAD-024")]
    public void AnUnknownLibrary_IsNotCopied()
    {
        using var folder = new LoadingFolder();
        var other = folder.Combine("libLibTorchSharp.so");
        File.WriteAllBytes(other, SmallElf.Make());
        var hash = LibraryRepair.Hash(SmallElf.Make());
        Assert.That(() => RepairedCopy.Ensure(Environments.Below(folder), other, Repair), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"The C++ runtime (libstdc++.so.6) lacks GLIBCXX_3.4.32, which TorchSharp 0.107.0 asks for, "
            + $"and {other} is not the library of TorchSharp 0.107.0 that can be changed to do without it (SHA-256 {hash}): "
            + "restore that version, or use a distribution with GCC 13.2 or newer (Ubuntu 24.04, Debian 13), or a newer libstdc++.so.6 in LD_LIBRARY_PATH."));
        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), Is.EqualTo(new[] { other }));
    }

    [Test, Spec("LOAD-028")]
    public void TheSwitch_ForbidsTheCopy_ACachedOneIncluded([Values] bool isCached, [Values("1", "true")] string value)
    {
        using var folder = new LoadingFolder();
        if (isCached)
        {
            RepairedCopy.Ensure(Environments.Below(folder), TorchSharpLibrary.File, Repair);
        }

        var forbidden = Environments.Below(folder, ("PLANTNSEEK_NO_LIBRARY_PATCH", value));
        Assert.That(() => RepairedCopy.Ensure(forbidden, TorchSharpLibrary.File, Repair), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            "The C++ runtime (libstdc++.so.6) lacks GLIBCXX_3.4.32, which TorchSharp 0.107.0 asks for, and PLANTNSEEK_NO_LIBRARY_PATCH forbids a copy of libLibTorchSharp.so that does without it: "
            + "remove the variable, or use a distribution with GCC 13.2 or newer (Ubuntu 24.04, Debian 13), or a newer libstdc++.so.6 in LD_LIBRARY_PATH."));
    }

    [Test, Spec("LOAD-028")]
    public void TheSwitchAtZero_ForbidsNothing()
    {
        using var folder = new LoadingFolder();
        Assert.That(RepairedCopy.Ensure(Environments.Below(folder, ("PLANTNSEEK_NO_LIBRARY_PATCH", "0")), TorchSharpLibrary.File, Repair).IsCached, Is.True);
    }

    private static string HashOf(string file) => LibraryRepair.Hash(File.ReadAllBytes(file));
}
