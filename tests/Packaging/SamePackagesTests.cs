namespace PlantNSeek.Packaging;

/// <summary>Whether whoever builds the sources gets the same packages, by tests/same-packages.sh.</summary>
[Platform("Linux", Reason = "a script of bash tries it")]
public sealed class SamePackagesTests
{
    private const int SomethingIsMissing = 77;

    [Test, Spec("PACK-021")]
    public void TwoBuilds_InTwoFolders_GiveTheSameBytes()
    {
        if (!MachineSetting.IsOn)
        {
            Assert.Ignore($"{MachineSetting.Variable}=1 packs the sources twice");
        }

        var run = ChildProcess.Run("bash", [RepositoryRoot.Combine("tests", "same-packages.sh")]);
        if (run.ExitCode == SomethingIsMissing)
        {
            Assert.Ignore($"{run.Output}{run.Error}".TrimEnd());
        }

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Match("^[1-9][0-9]* packages with [1-9][0-9]* entries are the same from two builds in two folders\n$"));
    }
}
