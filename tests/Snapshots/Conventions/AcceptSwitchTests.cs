namespace PlantNSeek.Snapshots.Tests.Conventions;

[Spec("REPO-012")]
public sealed class AcceptSwitchTests
{
    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => Array.Find(variables, v => v.Name == name).Value;

    [Test]
    public void Off_UnlessOne()
    {
        Assert.That(AcceptSwitch.IsOn(Environment()), Is.False);
        Assert.That(AcceptSwitch.IsOn(Environment((AcceptSwitch.Variable, "0"))), Is.False);
        Assert.That(AcceptSwitch.IsOn(Environment((AcceptSwitch.Variable, "1"))), Is.True);
        Assert.That(AcceptSwitch.IsOn(Environment((AcceptSwitch.Variable, "1"), ("CI", "false"))), Is.True);
    }

    [Test]
    public void BuildServer_Refuses(
        [Values("CI", "GITHUB_ACTION", "TF_BUILD", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION")] string server)
    {
        Assert.That(
            () => AcceptSwitch.IsOn(Environment((AcceptSwitch.Variable, "1"), (server, "true"))),
            Throws.TypeOf<VerifyException>().With.Message.Contains(server));
        Assert.That(AcceptSwitch.IsOn(Environment((server, "true"))), Is.False);
    }
}
