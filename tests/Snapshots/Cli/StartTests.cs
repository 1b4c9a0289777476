using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

[Spec("CLI-021")]
public sealed class StartTests
{
    private static readonly string[] Needed = ["PlantNSeek.Cli.dll", "PlantNSeek.Cli.runtimeconfig.json", "System.CommandLine.dll", "PlantNSeek.dll", "PlantNSeek.Reproduction.dll"];

    private string _folder = "";

    // Without the list of dependencies beside it the runtime takes what lies there, and misses nothing that is not asked for.
    [SetUp]
    public void CopyTheCommandAlone()
    {
        _folder = Directory.CreateTempSubdirectory("start").FullName;
        foreach (var file in Needed)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder, file));
        }
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("--help"), TestCase("--version"), TestCase("bench --help"), TestCase("reproduce --help")]
    public void HelpAndVersion_LoadTheCommandAlone(string arguments)
    {
        var run = ChildProcess.RunProgram(Path.Combine(_folder, Needed[0]), arguments.Split(' '));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Success, "")));
    }
}
