namespace PlantNSeek.TorchSharp.Loading;

/// <summary>Finds the folder of libtorch and TorchSharp's own native library. Nothing is loaded.</summary>
internal static class LibraryLocator
{
    /// <summary>The folder that holds libtorch: that of the variable, else the application's, else that of the restored package.</summary>
    /// <exception cref="TorchUnavailableException">There is none.</exception>
    public static string FindLibtorch(LoadingEnvironment environment)
    {
        var platform = environment.Platform;
        if (environment.Setting(Variables.Libtorch) is { } named)
        {
            return FirstWith(platform.Marker, [named, Path.Combine(named, "lib")]) ?? throw new TorchUnavailableException(
                $"{Variables.Libtorch} is {named}, {(Directory.Exists(named) ? $"where {platform.Marker} is missing" : $"which is not a folder, so that {platform.Marker} is missing")}: "
                + $"set it to a folder that holds {platform.Marker} of libtorch {Versions.Libtorch}, or remove it and restore the package {platform.Package} {Versions.Libtorch}.");
        }

        if (!NativePlatform.Supported.Contains(platform.Rid))
        {
            throw new TorchUnavailableException(
                $"TorchSharp {Versions.TorchSharp} has no native library for {platform.Rid}: use {string.Join(", ", NativePlatform.Supported.SkipLast(1))} or {NativePlatform.Supported[^1]}.");
        }

        var packages = environment.PackageRoots.Select(root => environment.InPackage(root, platform.Package, Versions.Libtorch));
        string[] folders = [.. environment.ApplicationFolders, .. Hinted(environment), .. packages];
        return FirstWith(platform.Marker, folders) ?? throw new TorchUnavailableException(
            $"libtorch is missing: {platform.Marker} is in none of {string.Join(", ", folders.Distinct())}; restore the package {platform.Package} {Versions.Libtorch}, "
            + $"or set {Variables.Libtorch} to a folder that holds {platform.Marker}.");
    }

    /// <summary>The paths of libtorch's libraries in its folder, in the order in which they depend on each other. Those for CUDA are among them where they exist.</summary>
    public static IReadOnlyList<string> LibtorchFiles(NativePlatform platform, string folder) =>
        [.. platform.LibtorchFiles.Where(library => library.IsRequired || File.Exists(Path.Combine(folder, library.File))).Select(library => Path.Combine(folder, library.File))];

    /// <summary>The path of TorchSharp's own native library, as it was installed.</summary>
    /// <exception cref="TorchUnavailableException">There is none.</exception>
    public static string FindWrapper(LoadingEnvironment environment)
    {
        var file = environment.Platform.WrapperFile;
        string[] folders = [.. environment.ApplicationFolders, .. environment.PackageRoots.Select(root => environment.InPackage(root, "torchsharp", Versions.TorchSharp))];
        var folder = FirstWith(file, folders) ?? throw new TorchUnavailableException(
            $"TorchSharp's native library is missing: {file} is in none of {string.Join(", ", folders.Distinct())}; restore the package TorchSharp {Versions.TorchSharp} for {environment.Platform.Rid}.");
        return Path.Combine(folder, file);
    }

    private static string? FirstWith(string file, IEnumerable<string> folders) => folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, file)));

    private static string[] Hinted(LoadingEnvironment environment)
    {
        var hint = Path.Combine(environment.ApplicationFolder, LoadingEnvironment.HintFile);
        return File.Exists(hint) ? [.. File.ReadAllLines(hint).Where(line => line.Length > 0)] : [];
    }
}
