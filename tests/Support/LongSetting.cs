namespace PlantNSeek.TestSupport;

/// <summary>Whether tests may take as long as they like: a few then try many more cases than in a usual run.</summary>
public static class LongSetting
{
    /// <summary>The environment variable that says so by 1.</summary>
    public const string Variable = "PLANTNSEEK_LONG";

    public static bool IsOn => Environment.GetEnvironmentVariable(Variable) == "1";
}
