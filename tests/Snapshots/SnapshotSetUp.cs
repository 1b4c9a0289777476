/// <summary>Outside any namespace, so that it surrounds every test of the assembly.</summary>
[SetUpFixture]
public sealed class SnapshotSetUp() : OrphanCheck()
{
    /// <summary>Commands are tried as they are outside of a CI system, whatever machine this is; what they say there is tried by tests that say so.</summary>
    [OneTimeSetUp]
    public static void LeaveTheCiSystem() => Environment.SetEnvironmentVariable("GITHUB_ACTIONS", null);
}
