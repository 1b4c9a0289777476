using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>With a loader that misses GLIBCXX_3.4.32 for the installed library, and loads nothing from folders mounted noexec.</summary>
public sealed class WrapperLibraryTests
{
    private const string File = "libLibTorchSharp.so";

    private const string End = "): set XDG_CACHE_HOME or TMPDIR to a folder that can be written and that libraries can be loaded from (not mounted noexec), "
        + "or use a distribution with GCC 13.2 or newer (Ubuntu 24.04, Debian 13), or a newer libstdc++.so.6 in LD_LIBRARY_PATH.";

    [Test, Spec("LOAD-031")]
    public void WhereTheCacheIsMountedNoexec_ACopyInTheTemporaryFolderIsLoaded_AndDeleted()
    {
        using var folder = new LoadingFolder();
        var opened = new List<string>();
        var loaded = WrapperLibrary.Load(Environment(folder, opened, noexec: ["home"]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(loaded, Is.EqualTo(((nint)7, true)));
            Assert.That(opened.Select(path => Path.GetRelativePath(folder.Path, path).Split(Path.DirectorySeparatorChar)[0]), Is.EqualTo(new[] { "app", "home", "temporary" }));
            Assert.That(Directory.GetFileSystemEntries(folder.Combine("temporary")), Is.Empty);
        }
    }

    [Test, Spec("LOAD-031")]
    public void WhereTheTemporaryFolderIsMountedNoexecToo_BothFoldersAreNamed()
    {
        using var folder = new LoadingFolder();
        var opened = new List<string>();
        Assert.That(() => WrapperLibrary.Load(Environment(folder, opened, noexec: ["home", "temporary"])), Throws.TypeOf<TorchUnavailableException>().With.Message.StartWith(Start(folder))
            .And.Message.EndWith("libLibTorchSharp.so: failed to map segment from shared object" + End));
        Assert.That(opened, Has.Count.EqualTo(3));
        Assert.That(Directory.GetFileSystemEntries(folder.Combine("temporary")), Is.Empty);
    }

    [Test, Spec("LOAD-030")]
    public void WhereNeitherFolderCanBeWritten_BothAreNamed()
    {
        using var folder = new LoadingFolder();
        // Files, where folders are wanted.
        folder.FolderWith("home");
        folder.FolderWith("temporary");
        Assert.That(() => WrapperLibrary.Load(Environment(folder, [], noexec: [])), Throws.TypeOf<TorchUnavailableException>().With.Message.StartWith(Start(folder))
            .And.Message.EndWith(End).And.InnerException.InstanceOf<IOException>());
    }

    [Test, Spec("LOAD-030")]
    public void ACopyThatIsGoneAlready_IsNoErrorToDelete()
    {
        using var folder = new LoadingFolder();
        Assert.That(new RepairedCopy(folder.Combine("none", File), IsCached: false).DeleteUnlessCached, Throws.Nothing);
    }

    [Test, Spec("LOAD-030")]
    public void AnInstalledLibraryThatCannotBeRead_IsNamed()
    {
        using var folder = new LoadingFolder();
        Assert.That(() => RepairedCopy.Ensure(Environments.Below(folder), folder.Combine("none"), LibraryRepair.ForGcc12), Throws.TypeOf<TorchUnavailableException>().With.Message.Contains(
            $"{folder.Combine("none")}, which could be changed to do without it, cannot be read ("));
    }

    [Test, Spec("LOAD-018")]
    public void AFileThatIsNoLibrary_IsNamed()
    {
        using var folder = new LoadingFolder();
        folder.FolderWith(File, "app");
        var environment = Environments.Below(folder) with { Open = _ => throw new BadImageFormatException("no library") };
        Assert.That(() => WrapperLibrary.Load(environment), Throws.TypeOf<TorchUnavailableException>().With.Message.StartWith($"{folder.Combine("app", File)} does not load: no library; restore "));
    }

    private static LoadingEnvironment Environment(LoadingFolder folder, List<string> opened, string[] noexec)
    {
        Directory.CreateDirectory(folder.Combine("app"));
        System.IO.File.Copy(TorchSharpLibrary.File, folder.Combine("app", File));
        if (!System.IO.File.Exists(folder.Combine("temporary")))
        {
            Directory.CreateDirectory(folder.Combine("temporary"));
        }

        return Environments.Below(folder) with { TemporaryFolder = folder.Combine("temporary"), Open = Open };

        nint Open(string path)
        {
            opened.Add(path);
            return path == folder.Combine("app", File) ? throw new DllNotFoundException($"/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by {path})")
                : noexec.Any(name => path.StartsWith(folder.Combine(name), StringComparison.Ordinal)) ? throw new DllNotFoundException($"advice\n{path}: failed to map segment from shared object\n")
                : 7;
        }
    }

    private static string Start(LoadingFolder folder) =>
        "The C++ runtime (libstdc++.so.6) lacks GLIBCXX_3.4.32, which TorchSharp 0.107.0 asks for, and a copy of libLibTorchSharp.so that does without it cannot be written to and loaded from "
        + $"{folder.Combine("home", ".cache", "plantnseek")} or {folder.Combine("temporary")} (";
}
