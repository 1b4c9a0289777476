using System.Runtime.InteropServices;
using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

public sealed class LibraryLocatorTests
{
    private const string Marker = "libtorch_cpu.so";

    private static readonly string[] InPackage = ["libtorch-cpu-linux-x64", "2.10.0", "runtimes", "linux-x64", "native"];

    [Test, Spec("LOAD-001"), Spec("LOAD-004")]
    public void TheFirstFolderThatHoldsLibtorch_IsTaken_InTheStatedOrder()
    {
        using var folder = new LoadingFolder();
        string[] order =
        [
            folder.FolderWith(Marker, "variable"),
            folder.FolderWith(Marker, "variable", "lib"),
            folder.FolderWith(Marker, "app"),
            folder.FolderWith(Marker, "app", "runtimes", "linux-x64", "native"),
            folder.FolderWith(Marker, "searched"),
            folder.FolderWith(Marker, "recorded"),
            folder.FolderWith(Marker, ["packages", .. InPackage]),
            folder.FolderWith(Marker, ["home", ".nuget", "packages", .. InPackage]),
        ];
        File.WriteAllText(folder.Combine("app", "PlantNSeek.TorchSharp.libtorch.txt"), folder.Combine("recorded") + "\n");
        var with = Environments.Below(folder, ("PLANTNSEEK_LIBTORCH", folder.Combine("variable")), ("NUGET_PACKAGES", folder.Combine("packages")));
        var without = Environments.Below(folder, ("NUGET_PACKAGES", folder.Combine("packages")));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (expected, i) in order.Select((expected, i) => (expected, i)))
            {
                Assert.That(LibraryLocator.FindLibtorch(i < 2 ? with : without), Is.EqualTo(expected));
                File.Delete(Path.Combine(expected, Marker));
            }
        }
    }

    [Test, Spec("LOAD-002")]
    public void AVariableWithAMissingFolder_IsAnErrorThatNamesVariableValueAndFile()
    {
        using var folder = new LoadingFolder();
        folder.FolderWith(Marker, "app");
        var missing = folder.Combine("none");
        Assert.That(() => LibraryLocator.FindLibtorch(Environments.Below(folder, ("PLANTNSEEK_LIBTORCH", missing))), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"PLANTNSEEK_LIBTORCH is {missing}, which is not a folder, so that libtorch_cpu.so is missing: set it to a folder that holds libtorch_cpu.so of libtorch 2.10.0, "
            + "or remove it and restore the package libtorch-cpu-linux-x64 2.10.0."));
    }

    [Test, Spec("LOAD-002")]
    public void AVariableWithAFolderWithoutTheLibrary_IsAnErrorThatNamesVariableValueAndFile()
    {
        using var folder = new LoadingFolder();
        folder.FolderWith(Marker, "app");
        var empty = folder.FolderWith("libtorch.so", "empty");
        Assert.That(() => LibraryLocator.FindLibtorch(Environments.Below(folder, ("PLANTNSEEK_LIBTORCH", empty))), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"PLANTNSEEK_LIBTORCH is {empty}, where libtorch_cpu.so is missing: set it to a folder that holds libtorch_cpu.so of libtorch 2.10.0, "
            + "or remove it and restore the package libtorch-cpu-linux-x64 2.10.0."));
    }

    [Test, Spec("LOAD-003")]
    public void WhereLibtorchIsNowhere_TheErrorNamesFileFoldersPackageAndVariable()
    {
        using var folder = new LoadingFolder();
        var app = folder.Combine("app");
        Assert.That(() => LibraryLocator.FindLibtorch(Environments.Below(folder)), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"libtorch is missing: libtorch_cpu.so is in none of {app}, {Path.Combine(app, "runtimes", "linux-x64", "native")}, {folder.Combine("searched")}, "
            + $"{folder.Combine(["home", ".nuget", "packages", .. InPackage])}; "
            + "restore the package libtorch-cpu-linux-x64 2.10.0, or set PLANTNSEEK_LIBTORCH to a folder that holds libtorch_cpu.so."));
    }

    [Test, Spec("LOAD-007")]
    public void APlatformWithoutNativeLibrary_IsNamed()
    {
        using var folder = new LoadingFolder();
        var arm = Environments.Below(folder) with { Platform = NativePlatform.Of(OSPlatform.Linux, Architecture.Arm64) };
        Assert.That(() => LibraryLocator.FindLibtorch(arm), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            "TorchSharp 0.107.0 has no native library for linux-arm64: use linux-x64, win-x64, win-arm64 or osx-arm64."));
    }

    [Test, Spec("LOAD-008")]
    public void TheWrapper_IsFoundWithTheApplication_ElseInItsPackage_ElseItsErrorNamesFileFoldersAndPackage()
    {
        using var folder = new LoadingFolder();
        var environment = Environments.Below(folder);
        const string File = "libLibTorchSharp.so";
        var package = folder.FolderWith(File, "home", ".nuget", "packages", "torchsharp", "0.107.0", "runtimes", "linux-x64", "native");
        Assert.That(LibraryLocator.FindWrapper(environment), Is.EqualTo(Path.Combine(package, File)));
        var searched = folder.FolderWith(File, "searched");
        Assert.That(LibraryLocator.FindWrapper(environment), Is.EqualTo(Path.Combine(searched, File)));
        Directory.Delete(folder.Combine("home"), recursive: true);
        Directory.Delete(searched, recursive: true);
        Assert.That(() => LibraryLocator.FindWrapper(environment), Throws.TypeOf<TorchUnavailableException>().With.Message.EqualTo(
            $"TorchSharp's native library is missing: libLibTorchSharp.so is in none of {folder.Combine("app")}, {folder.Combine("app", "runtimes", "linux-x64", "native")}, {searched}, {package}; "
            + "restore the package TorchSharp 0.107.0 for linux-x64."));
    }

    [Test, Spec("LOAD-009")]
    public void LibrariesForCuda_AreLoadedWhereTheyLieBesideTheOthers_InTheOrderOfTheirDependence()
    {
        using var folder = new LoadingFolder();
        var libtorch = folder.FolderWith(Marker, "libtorch");
        string[] Names() => [.. LibraryLocator.LibtorchFiles(Environments.Linux, libtorch).Select(path => Path.GetRelativePath(libtorch, path))];
        Assert.That(Names(), Is.EqualTo(new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" }));
        folder.FolderWith("libc10_cuda.so", "libtorch");
        folder.FolderWith("libtorch_cuda.so", "libtorch");
        Assert.That(Names(), Is.EqualTo(new[] { "libc10.so", "libc10_cuda.so", "libtorch_cpu.so", "libtorch_cuda.so", "libtorch.so" }));
    }

    [TestCase("WINDOWS", Architecture.X64, "win-x64", "torch_cpu.dll", "LibTorchSharp.dll")]
    [TestCase("WINDOWS", Architecture.Arm64, "win-arm64", "torch_cpu.dll", "LibTorchSharp.dll")]
    [TestCase("OSX", Architecture.Arm64, "osx-arm64", "libtorch_cpu.dylib", "libLibTorchSharp.dylib")]
    [TestCase("LINUX", Architecture.X64, "linux-x64", "libtorch_cpu.so", "libLibTorchSharp.so")]
    [Spec("LOAD-007")]
    public void EachPlatform_HasItsNames(string system, Architecture architecture, string rid, string marker, string wrapper)
    {
        var platform = NativePlatform.Of(OSPlatform.Create(system), architecture);
        Assert.That((platform.Rid, platform.Marker, platform.WrapperFile, NativePlatform.Supported.Contains(rid)), Is.EqualTo((rid, marker, wrapper, true)));
    }
}
