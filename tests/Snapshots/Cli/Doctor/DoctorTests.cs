using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli.Doctor;

/// <summary>What <c>doctor</c> says of a machine, by the built command.</summary>
[Spec("CLI-070")]
public sealed class DoctorTests
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    [Test]
    public void ItSaysWhatThereIs_AndWritesNothing()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var store = Path.Combine(folder, "store");
        try
        {
            var lines = Lines(["--store", store, "--data", Path.Combine(folder, "none")]);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(lines.Select(static l => l.Split("  ")[0]), Is.EqualTo(new[] { "plantnseek", "runtime", "system", "cores", "libtorch", "data sets", "evidence", "store" }));
                Assert.That(lines[0], Does.Match("sources [0-9a-f]{12}$"));
                Assert.That(lines[1], Does.Contain($".NET {Environment.Version}"));
                Assert.That(lines[3], Does.Contain($" {Environment.ProcessorCount}; vectors of "));
                Assert.That(lines[5], Does.EndWith("none' does not exist; plantnseek data fetch makes it"));
                Assert.That(lines[6], Does.Match(" [1-9][0-9]+ recorded runs in "));
                Assert.That(lines[7], Does.Match("store, no finished runs; [0-9]+ MB of disk are free$"));
                Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void WhyLibtorchIsNotFound_IsSaid_AndIsNoError() =>
        Assert.That(Lines([], ("PLANTNSEEK_LIBTORCH", "/no/such/folder"))[4], Does.Match("^libtorch +not found, so that nothing with convolutions can be run: PLANTNSEEK_LIBTORCH is /no/such/folder, which is not a folder"));

    private static string[] Lines(string[] arguments, params (string Name, string? Value)[] environment)
    {
        var run = ChildProcess.RunProgram(Command, ["doctor", .. arguments], environment);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Success, "")));
        return run.Output.TrimEnd('\n').Split('\n');
    }
}
