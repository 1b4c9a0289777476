using System.CommandLine;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Doctor;

/// <summary><c>plantnseek doctor</c>.</summary>
internal sealed class DoctorCommand(Func<string, string?, IReadOnlyList<Finding>> examine, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "doctor";

    /// <summary>What help says of it.</summary>
    public const string Description = "Say what this machine has for the command: versions, cores, vector units, libtorch and data sets or why they are not found, the places that are written, and free disk.";

    private readonly Option<string> _store = OptionParsers.Folder("--store", "Where finished runs are kept.", "artifacts/results");
    private readonly Option<string> _data = Data.DataOptions.Folder();

    public Command Build()
    {
        var command = new Command(Name, Description) { _store, _data };
        command.SetAction(parsed =>
        {
            var findings = examine(parsed.GetValue(_store)!, parsed.GetValue(_data));
            TextTable.WriteToTheLeft(output, [.. findings.Select(static f => (string[])[f.Subject, f.Text])]);
            return ExitCode.Success;
        });
        return command;
    }
}
