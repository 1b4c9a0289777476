namespace PlantNSeek.Reproduction.Tests.BitIdentity;

/// <summary>The same small experiment as a program for ARM64, by tests/arm64.sh.</summary>
[Platform("Linux", Reason = "qemu runs programs of another processor there")]
[Parallelizable] // it waits for processes of its own
public sealed class Arm64Tests
{
    private const int SomethingIsMissing = 77;

    private static readonly string Script = RepositoryRoot.Combine("tests", "arm64.sh");

    [Test, Spec("DET-011")]
    public void Arm64_ChangesNoBit()
    {
        if (!MachineSetting.IsOn)
        {
            Assert.Ignore($"{MachineSetting.Variable}=1 runs the experiment under emulation of ARM64");
        }

        var run = ChildProcess.Run("bash", [Script]);
        if (run.ExitCode == SomethingIsMissing)
        {
            Assert.Ignore($"{run.Output}{run.Error}".TrimEnd());
        }

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Match("^all [1-9][0-9]+ stages have the recorded hashes on ARM64\n$"));
    }

    [Test, Spec("EVID-021")]
    public void Arm64_ComputesTheRecordedRuns()
    {
        if (!LongSetting.IsOn)
        {
            Assert.Ignore($"{LongSetting.Variable}=1 recomputes recorded runs under emulation of ARM64");
        }

        var run = ChildProcess.Run("bash", [Script, "--evidence", "30"]);
        if (run.ExitCode == SomethingIsMissing)
        {
            Assert.Ignore($"{run.Output}{run.Error}".TrimEnd());
        }

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.EndWith("\n30 recorded runs recomputed, each as recorded, bit for bit on ARM64\n"));
    }

    [Test, Spec("DET-012")]
    public void WhatIsMissing_IsNamed()
    {
        var run = ChildProcess.Run("bash", [Script], ("PLANTNSEEK_ARM64_ROOT", "/no/such/folder"));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((SomethingIsMissing, "")));
        Assert.That(run.Output, Does.Match(@"^missing for ARM64: [^\n]*/no/such/folder/lib/ld-linux-aarch64\.so\.1 \(package libc6-arm64-cross\)[^\n]*\n$"));
    }
}
