using System.Reflection;

namespace PlantNSeek.Packaging;

/// <summary>
/// All packages of the repository as it is built, in a temporary folder, under a version that no other run has. Whatever is installed or restored
/// from it goes to the same folder, which is deleted at the end: nothing of the machine's own packages, templates and tools changes.
/// </summary>
internal sealed class LocalFeed : IDisposable
{
    private static readonly string Configuration =
        typeof(LocalFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static readonly (string Name, string? Value)[] Settings =
    [
        ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),

        // A server that outlives its command would keep the command's output open.
        ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"),
    ];

    private readonly string root = Directory.CreateTempSubdirectory("plantnseek-").FullName;
    private readonly string machinesPackages;

    public LocalFeed()
    {
        machinesPackages = ChildProcess.Run(ChildProcess.DotnetHost, ["nuget", "locals", "global-packages", "--list"], Settings).Output.Replace("global-packages:", "", StringComparison.Ordinal).Trim();

        // What packing leaves behind goes to the temporary folder too, since others may be building the same projects.
        Packing = Dotnet(
            "pack", RepositoryRoot.Combine("PlantNSeek.sln"), "--no-build", "--configuration", Configuration, $"-p:Version={Version}",
            $"-p:PackageOutputPath={Packages}", $"-p:NuspecOutputPath={Folder("nuspec")}", $"-p:PublishDir={Folder("publish")}/");
    }

    /// <summary>The version of every package.</summary>
    public string Version { get; } = $"0.0.0-test.g{Guid.NewGuid():N}";

    /// <summary>The folder with the packages.</summary>
    public string Packages => Folder("packages");

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public ChildProcess Packing { get; }

    /// <summary>A folder that goes when the feed goes.</summary>
    public string Folder(string name) => Path.Combine(root, name);

    /// <summary>Variables with which programs that run <c>dotnet</c> leave the machine's own packages as they are.</summary>
    public (string Name, string? Value)[] Environment => [.. Settings, ("NUGET_PACKAGES", Folder("cache")), ("NUGET_FALLBACK_PACKAGES", machinesPackages)];

    /// <summary>Runs <c>dotnet</c>; packages that the machine lacks are unpacked below the feed.</summary>
    public ChildProcess Dotnet(params string[] arguments) => ChildProcess.Run(ChildProcess.DotnetHost, arguments, Environment);

    /// <summary>Runs <c>dotnet new</c> with templates and settings below the feed.</summary>
    public ChildProcess DotnetNew(params string[] arguments) => Dotnet(["new", .. arguments, "--debug:custom-hive", Folder("hive")]);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
