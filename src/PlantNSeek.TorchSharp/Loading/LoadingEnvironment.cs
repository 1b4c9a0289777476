using System.Runtime.InteropServices;
using TorchSharp;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>What loading knows of the process, so that tests can put another in its place.</summary>
/// <param name="Platform">Names of libraries.</param>
/// <param name="ApplicationFolder">The application's folder.</param>
/// <param name="NativeFolders">Further folders where the runtime looks for the application's native libraries.</param>
/// <param name="Home">The user's home folder, or null.</param>
/// <param name="Variable">Value of an environment variable; null where it is not set.</param>
internal sealed record LoadingEnvironment(
    NativePlatform Platform,
    string ApplicationFolder,
    IReadOnlyList<string> NativeFolders,
    string? Home,
    Func<string, string?> Variable)
{
    /// <summary>The file that the build writes beside the assembly: one line a folder where restored libtorch lies.</summary>
    public const string HintFile = "PlantNSeek.TorchSharp.libtorch.txt";

    /// <summary>Where copies for one process are made.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Asks the system's loader for the library of a path.</summary>
    public Func<string, nint> Open { get; init; } = NativeLibrary.Load;

    /// <summary>The folders of native libraries that belong to the application.</summary>
    public IEnumerable<string> ApplicationFolders =>
        new[] { ApplicationFolder, Path.Combine(ApplicationFolder, "runtimes", Platform.Rid, "native") }.Concat(NativeFolders).Select(Path.TrimEndingDirectorySeparator).Distinct();

    /// <summary>The folders that may hold restored packages, without those of the hint file.</summary>
    public IEnumerable<string> PackageRoots =>
        new[] { Setting("NUGET_PACKAGES"), Home is null ? null : Path.Combine(Home, ".nuget", "packages") }.OfType<string>();

    /// <summary>Where copies are cached; null where the user has neither a cache folder nor a home.</summary>
    public string? CacheFolder =>
        Setting("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? Path.Combine(cache, "plantnseek")
        : Home is null ? null
        : Path.Combine(Home, ".cache", "plantnseek");

    public static LoadingEnvironment OfThisProcess()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var beside = Path.GetDirectoryName(typeof(torch).Assembly.Location);
        var searched = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var folders = string.IsNullOrEmpty(beside) ? searched : [.. searched, beside, Path.Combine(beside, "runtimes", NativePlatform.Current.Rid, "native")];
        return new(NativePlatform.Current, AppContext.BaseDirectory, folders, home.Length == 0 ? null : home, Environment.GetEnvironmentVariable);
    }

    /// <summary>Value of an environment variable; null where it is not set or empty.</summary>
    public string? Setting(string name) => Variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The folder of a restored package's native libraries.</summary>
    public string InPackage(string root, string package, string version) => Path.Combine(root, package, version, "runtimes", Platform.Rid, "native");
}
