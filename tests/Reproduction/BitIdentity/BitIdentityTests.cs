namespace PlantNSeek.Reproduction.Tests.BitIdentity;

/// <summary>
/// One small experiment in child processes under many settings, each with the same bits as on record. Every child first
/// checks that its setting is in force.
/// </summary>
[Parallelizable] // it waits for processes of its own
public sealed class BitIdentityTests
{
    private static readonly string Recorded =
        File.ReadAllText(RepositoryRoot.Combine("spec", "reference", "bit-identity.json")).ReplaceLineEndings("\n");

    private static readonly (string Name, string Variable, string Expectation)[] Hardware =
    [
        ("as it is", "", ""),
        ("no AVX-512", "DOTNET_EnableAVX512", "avx512=off"),
        ("no AVX2", "DOTNET_EnableAVX2", "avx2=off"),
        ("no vectors", "DOTNET_EnableHWIntrinsic", "vectors=off"),
    ];

    // In a usual run each hardware has one of the two, in the long setting both.
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["as it is"] = "Release", ["no AVX-512"] = "Debug", ["no AVX2"] = "Release", ["no vectors"] = "Debug",
    };

    private const string WhatToDo = "The first stage that differs is where to look. Where every setting agrees and the change is meant: "
        + "dotnet run --project tests/BitIdentity > spec/reference/bit-identity.json";

    private static IEnumerable<TestCaseData> HardwareAndConfigurations() =>
        from hardware in Hardware
        from configuration in new[] { "Debug", "Release" }
        where LongSetting.IsOn || Usual[hardware.Name] == configuration
        select new TestCaseData(hardware.Variable, hardware.Expectation, configuration).SetArgDisplayNames(hardware.Name, configuration);

    [TestCaseSource(nameof(HardwareAndConfigurations))]
    [Spec("DET-004"), Spec("DET-005")]
    public void Hardware_AndConfiguration_ChangeNoBit(string variable, string expectation, string configuration)
    {
        string[] expectations = ["--expect", $"configuration={configuration}", .. expectation.Length > 0 ? (string[])["--expect", expectation] : []];
        AssertRecorded(configuration, expectations, variable.Length > 0 ? [(variable, "0")] : []);
    }

    [Test, Spec("DET-006")]
    public void Threads_ChangeNoBit([Values(1, 2)] int threads) => AssertRecorded("Debug", ["--threads", $"{threads}"]);

    [Test, Spec("DET-007")]
    public void Culture_ChangesNoBit([Values("invariant", "tr-TR", "ru-RU")] string culture) => AssertRecorded("Debug", ["--culture", culture]);

    [Test, Spec("DET-008")]
    public void ASettingThatIsNotInForce_IsAnError()
    {
        var run = ChildProcess.RunProgram(Probe("Debug"), ["--expect", "configuration=Release"]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((3, "")));
        Assert.That(run.Error, Is.EqualTo("configuration is Debug; Release was asked for\n"));
    }

    private static void AssertRecorded(string configuration, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var run = ChildProcess.RunProgram(Probe(configuration), arguments, environment);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Is.EqualTo(Recorded), WhatToDo);
    }

    private static string Probe(string configuration) =>
        RepositoryRoot.Combine("tests", "BitIdentity", "bin", configuration, "net10.0", "PlantNSeek.BitIdentity.dll");
}
