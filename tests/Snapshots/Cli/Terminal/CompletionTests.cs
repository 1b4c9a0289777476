namespace PlantNSeek.Snapshots.Tests.Cli.Terminal;

/// <summary>The scripts of shells, and what a shell makes of them.</summary>
public sealed class CompletionTests
{
    [TestCase("bash", "complete -o default -F _plantnseek plantnseek")]
    [TestCase("zsh", "compdef _plantnseek plantnseek")]
    [TestCase("fish", "complete -c plantnseek")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName plantnseek")]
    [Spec("CLI-073")]
    public async Task AScript_IsPrinted(string shell, string has)
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync($"completion {shell}"), Is.Zero);
        Assert.That(command.Output, Does.Contain(has).And.Contain("[suggest:"));
    }

    [Test, Spec("CLI-073")]
    public async Task AnotherShell_IsNamed()
    {
        var command = new CommandUnderTest();
        Assert.That(await command.RunAsync("completion tcsh"), Is.EqualTo(2));
        Assert.That(command.Error, Does.Contain("'tcsh'").And.Contain("'pwsh'"));
    }

    [TestCase("plantnseek jud", "judge")]
    [TestCase("plantnseek reproduce --profile sm", "smoke")]
    [TestCase("plantnseek judge --record-i", "--record-improvements")]
    [TestCase("plantnseek completion fi", "fish")]
    [Platform("Linux", Reason = "it asks bash")]
    [Spec("CLI-073")]
    public async Task Bash_CompletesALine(string line, string word)
    {
        var script = new CommandUnderTest();
        await script.RunAsync("completion bash");
        var cli = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");
        var asked = $"""
            plantnseek() {"{"} dotnet '{cli}' "$@"; {"}"}
            {script.Output}
            COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$(( {"${#COMP_WORDS[@]}"} - 1 )); _plantnseek; echo "{"${COMPREPLY[*]}"}"
            """;
        var run = ChildProcess.Run("bash", ["-c", asked]);
        Assert.That(run.Output.Trim(), Is.EqualTo(word), run.Error);
    }
}
