namespace PlantNSeek.Packaging;

/// <summary>The command as a tool that is installed from its package.</summary>
[Spec("PACK-020")]
public sealed class ToolTests
{
    [Test]
    public void Tool_InstallsFromTheFeed_AndShowsItsHelp()
    {
        var tools = Feed.Local.Folder("tools");
        var installed = Feed.Local.Dotnet("tool", "install", "PlantNSeek.Cli", "--version", Feed.Local.Version, "--tool-path", tools, "--source", Feed.Local.Packages);
        Assert.That(installed.ExitCode, Is.Zero, installed.Output + installed.Error);

        // The command looks for the runtime where it is installed; the tests' own may lie elsewhere.
        var help = ChildProcess.Run(
            Path.Combine(tools, OperatingSystem.IsWindows() ? "plantnseek.exe" : "plantnseek"), ["--help"], ("DOTNET_ROOT", Path.GetDirectoryName(ChildProcess.DotnetHost)));
        Assert.That((help.ExitCode, help.Error), Is.EqualTo((0, "")));
        Assert.That(help.Output, Does.Contain("plantnseek [command] [options]").And.Contains("reproduce"));
    }
}
