using System.CommandLine;

namespace PlantNSeek.Cli.Terminal;

/// <summary><c>plantnseek completion</c>: scripts that let a shell ask the command how a line can go on.</summary>
internal sealed class CompletionCommand(TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "completion";

    /// <summary>What help says of it.</summary>
    public const string Description = "Print a script that lets a shell complete the names of commands, options and their values: eval \"$(plantnseek completion bash)\" in ~/.bashrc.";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    // The command is asked with the line up to the cursor; its answers, a line each, are all that fits there, of which the shell takes what begins alike.
    private const string Bash = """
        _plantnseek() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(plantnseek "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _plantnseek plantnseek
        """;

    private const string Zsh = """
        _plantnseek() {
          local -a found
          found=(${(f)"$(plantnseek "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)"})
          (( ${#found[@]} )) && compadd -a found || _files
        }
        compdef _plantnseek plantnseek
        """;

    private const string Fish = """
        complete -c plantnseek -a '(plantnseek "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName plantnseek -ScriptBlock {
          param($word, $line, $cursor)
          plantnseek "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "Whose script.", HelpName = string.Join('|', Shells) };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command(Name, Description) { shell };
        command.SetAction(parsed => output.WriteLine((parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell }).ReplaceLineEndings("\n")));
        return command;
    }
}
