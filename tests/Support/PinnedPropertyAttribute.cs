using FsCheck.NUnit;

namespace PlantNSeek.TestSupport;

/// <summary>
/// A property whose cases are the same in every run. <c>PLANTNSEEK_FRESH_SEEDS=1</c> draws others; a counterexample found so
/// becomes a plain test. Knows <see cref="SmallNetworks"/> unless <c>Arbitrary</c> says otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PinnedPropertyAttribute : PropertyAttribute
{
    /// <summary>The environment variable that unpins the seeds.</summary>
    public const string FreshSeeds = "PLANTNSEEK_FRESH_SEEDS";

    /// <summary>Seed and gamma of FsCheck's generator; the gamma is odd.</summary>
    public const string Pin = "(123456789,987654321)";

    public PinnedPropertyAttribute()
    {
        MaxTest = 100;
        QuietOnSuccess = true;
        Arbitrary = [typeof(SmallNetworks)];
        if (Environment.GetEnvironmentVariable(FreshSeeds) is not "1")
        {
            Replay = Pin;
        }
    }
}
