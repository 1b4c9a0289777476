namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>
/// <c>PLANTNSEEK_ACCEPT_SNAPSHOTS=1</c> accepts what is received. A build server must never accept, since it would then check nothing.
/// </summary>
public static class AcceptSwitch
{
    /// <summary>The name of the environment variable.</summary>
    public const string Variable = "PLANTNSEEK_ACCEPT_SNAPSHOTS";

    private static readonly string[] BuildServerVariables =
    [
        "CI", "TF_BUILD", "GITHUB_ACTION", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION", "APPVEYOR",
        "TRAVIS", "BUILDKITE", "CIRCLECI", "BITBUCKET_BUILD_NUMBER", "GO_SERVER_URL", "MYGET", "AWS_CODEBUILD_BUILD_ID",
    ];

    /// <summary>Whether snapshots are to be accepted.</summary>
    /// <exception cref="VerifyException">The switch is set on a build server.</exception>
    public static bool IsOn(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment(Variable) is not "1")
        {
            return false;
        }

        return BuildServer(environment) is not { } server
            ? true
            : throw new VerifyException($"{Variable} is set, and so is {server}: a build server compares snapshots, it never accepts them");
    }

    /// <summary>The variable that gives a build server away, or null on a developer's machine.</summary>
    public static string? BuildServer(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Array.Find(
            BuildServerVariables,
            name => environment(name) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase));
    }
}
