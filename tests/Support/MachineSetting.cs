namespace PlantNSeek.TestSupport;

/// <summary>Whether tests may start other programs that run for long: an emulator of another processor, a scheduler of jobs, two builds of all. The usual test run leaves them out, so that it stays short on every machine.</summary>
public static class MachineSetting
{
    /// <summary>The environment variable that says so by 1; <c>.ci/run</c> sets it.</summary>
    public const string Variable = "PLANTNSEEK_MACHINES";

    public static bool IsOn => Environment.GetEnvironmentVariable(Variable) == "1";
}
