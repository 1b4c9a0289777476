using System.CommandLine;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Evidence;

/// <summary><c>plantnseek list</c>.</summary>
internal sealed class ListCommand(EvidenceActions actions, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "list";

    /// <summary>What help says of it.</summary>
    public const string Description = "List the claims, experiments, seekers, tasks or switches that there are, a line each.";

    private readonly Argument<string> _kind = new("what")
    {
        Description = $"One of {string.Join(", ", Listing.Kinds)}.",
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            if (!Listing.Kinds.Contains(text))
            {
                result.AddError($"what to list is '{text}'; it must be one of {string.Join(", ", Listing.Kinds)}");
            }

            return text;
        },
    };

    public Command Build()
    {
        var command = new Command(Name, Description) { _kind };
        command.SetAction(parsed =>
        {
            TextTable.Write(output, actions.List(parsed.GetValue(_kind)!));
            return ExitCode.Success;
        });
        return command;
    }
}
