namespace PlantNSeek.Reproduction.Tests.Evidence;

/// <summary>Shards under a Slurm of one node, by tests/slurm.sh.</summary>
[Platform("Linux", Reason = "Slurm runs there")]
[Parallelizable] // it waits for processes of its own
public sealed class SlurmTests
{
    private const int SomethingIsMissing = 77;

    [Test, Spec("CLUSTER-006")]
    public void Shards_GiveTheBytesOfOneProcess_AndWhatIsDisturbedIsTold()
    {
        if (!MachineSetting.IsOn)
        {
            Assert.Ignore($"{MachineSetting.Variable}=1 starts a Slurm of one node and records evidence by it");
        }

        var run = ChildProcess.Run("bash", [RepositoryRoot.Combine("tests", "slurm.sh"), .. CommandLine]);
        if (run.ExitCode == SomethingIsMissing)
        {
            Assert.Ignore($"{run.Output}{run.Error}".TrimEnd());
        }

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.EndWith("3 shards under Slurm gave the bytes of one process; a cancelled, a requeued and a missing one were told\n"));
    }

    private static string[] CommandLine => ["dotnet", Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll")];
}
