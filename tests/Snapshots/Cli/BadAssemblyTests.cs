using PlantNSeek.Cli;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Networks;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>Files that cannot be checked, by the real command within this process.</summary>
[Spec("CLI-010")]
public sealed class BadAssemblyTests
{
    private static readonly string Library = typeof(Mask).Assembly.GetName().Version!.ToString();
    private static readonly string Ours = typeof(Mask).Assembly.GetName().Version!.ToString(3);
    private static readonly (string, string?)? Current = ("TargetFrameworkAttribute", ".NETCoreApp,Version=v10.0");

    private string _folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("check").FullName;

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("CLI-044")]
    public async Task NewerFramework() => Assert.That(
        await Error("Newer", ("TargetFrameworkAttribute", ".NETCoreApp,Version=v99.0"), ("PlantNSeek", Library)),
        Is.EqualTo($"Newer.dll is built for .NET 99.0; plantnseek runs on .NET {Environment.Version}, so build it for net{Environment.Version.Major}.0"));

    [Test, Spec("CLI-044")]
    public async Task NewerFramework_ThatOnlyTheReferencesTell() => Assert.That(
        await Error("Silent", null, ("PlantNSeek", Library), ("System.Runtime", "99.0.0.0")),
        Is.EqualTo($"Silent.dll is built for .NET 99.0; plantnseek runs on .NET {Environment.Version}, so build it for net{Environment.Version.Major}.0"));

    [Test, Spec("CLI-044")]
    public async Task OldFramework() => Assert.That(
        await Error("Old", ("TargetFrameworkAttribute", ".NETFramework,Version=v4.8"), ("PlantNSeek", Library)),
        Is.EqualTo($"Old.dll is built for .NET Framework 4.8; plantnseek runs on .NET {Environment.Version}, so build it for net{Environment.Version.Major}.0"));

    [Test, Spec("CLI-045")]
    public async Task OtherLibrary() => Assert.That(
        await Error("Other", Current, ("PlantNSeek", "77.3.5.0")),
        Is.EqualTo($"Other.dll is built with PlantNSeek 77.3.5; this plantnseek has PlantNSeek {Ours}, so build it with that, or take the plantnseek of 77.3"));

    [Test, Spec("CLI-045")]
    public async Task NoLibrary() => Assert.That(
        await Error("Without", Current), Is.EqualTo($"Without.dll does not use PlantNSeek; a pruner implements IPruner or ITicketSeeker of PlantNSeek {Ours}"));

    [Test, Spec("CLI-043")]
    public async Task ReferenceAssembly() => Assert.That(
        await Error("Declarations", ("ReferenceAssemblyAttribute", null), ("PlantNSeek", Library)),
        Is.EqualTo("Declarations.dll is a reference assembly, which has declarations and no code; take the one that the build leaves in bin"));

    [Test, Spec("CLI-046")]
    public async Task MissingDependency() => Assert.That(
        await Error("Needy", Current, ("PlantNSeek", Library), ("Absent", "1.2.3.0")), Is.EqualTo("Needy.dll needs Absent 1.2.3.0, which is not beside it; dotnet publish puts it there"));

    [Test, Spec("CLI-047")]
    public async Task NoPruner() => Assert.That(
        await Error("Empty", Current, ("PlantNSeek", Library)),
        Is.EqualTo("Empty.dll has no pruner: no public class or struct implements IPruner or ITicketSeeker and can be made without arguments, and no public static property or field holds one"));

    [Test, Spec("CLI-043")]
    public async Task NativeLibrary()
    {
        var path = Path.Combine(_folder, "Native.dll");
        var image = File.ReadAllBytes(OutsiderAssembly.Keeping);
        Array.Clear(image, BitConverter.ToInt32(image, 0x3C) + 24 + 96 + (14 * 8), 8); // the header's entry for what is managed
        File.WriteAllBytes(path, image);
        Assert.That(await Error(path), Is.EqualTo("Native.dll is no .NET assembly: it has no assembly in it"));
    }

    [Test, Spec("CLI-043")]
    public async Task CutFile()
    {
        var path = Path.Combine(_folder, "Cut.dll");
        File.WriteAllBytes(path, File.ReadAllBytes(OutsiderAssembly.Keeping)[..1000]);
        Assert.That(await Error(path), Does.StartWith("Cut.dll is no .NET assembly: "));
    }

    private async Task<string> Error(string name, (string, string?)? attribute, params (string, string)[] references)
    {
        var path = Path.Combine(_folder, $"{name}.dll");
        MadeUpAssembly.Write(path, attribute, references);
        return await Error(path);
    }

    private async Task<string> Error(string path)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(CommandActions.Real, output, error).RunAsync(["check", path, "--no-leaderboard", "--out", Path.Combine(_folder, "report")], default);
        Assert.That((code, output.ToString()), Is.EqualTo((ExitCode.Error, "")));
        Assert.That(error.ToString(), Does.Match(@"^plantnseek: [^\n]+\n$"), "one line");
        return error.ToString()["plantnseek: ".Length..^1];
    }
}
