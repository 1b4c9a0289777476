using System.CommandLine;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Exchange;

/// <summary><c>plantnseek seek</c>.</summary>
internal sealed class SeekCommand(ExchangeActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "seek";

    /// <summary>What help says of it.</summary>
    public const string Description = "Let one of the library's seekers seek a ticket in the network of an .npz file, planted or your own, and write the mask as another.";

    private readonly Option<string> _planted = PathOptions.Path(
        "--planted", "The network with its data, as plant writes it: layer1.weight, layer1.bias and so on, train.x, train.y.", "file.npz", isRequired: true);

    private readonly Option<string> _seeker = new("--seeker") { Description = "Its name, such as synflow; a wrong one is answered with all names.", HelpName = "name", Required = true };

    private readonly Option<string> _density = new("--density")
    {
        Description = "The fraction of parameters to keep, or ticket for as many as the planted ticket's density.",
        HelpName = "fraction|ticket",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text != Experiments.Scenarios.DensityPoint.Ticket && !OptionParsers.IsDensity(text, out _))
            {
                result.AddError($"--density is '{text}'; it must be a fraction above 0 and up to 1, such as 0.01, or ticket");
            }

            return text;
        },
    };

    private readonly Option<int> _keep = OptionParsers.Integer("--keep", "The number of parameters to keep, in place of a density.", null, 1, int.MaxValue);
    private readonly Option<int> _rounds = OptionParsers.Integer("--rounds", "Rounds of scoring and pruning, for Random, Magnitude, SNIP, GraSP and SynFlow.", 1, 1, 100_000);
    private readonly Option<string> _out = PathOptions.Path("--out", "The mask's file, mask.npz unless given.", "file", isRequired: false);

    public Command Build()
    {
        var command = new Command(Name, Description) { _planted, _seeker, _density, _keep, _rounds, _out };
        command.Validators.Add(result =>
        {
            if (result.GetResult(_density) is null == result.GetResult(_keep) is null)
            {
                result.AddError($"{(result.GetResult(_keep) is null ? "neither --density nor --keep is" : "both --density and --keep are")} given; one of them says how much to keep");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new SeekRequest(
                parsed.GetValue(_planted)!, parsed.GetValue(_seeker)!, parsed.GetValue(_density), parsed.GetResult(_keep) is null ? null : parsed.GetValue(_keep),
                parsed.GetValue(_rounds), parsed.GetValue(_out) ?? "mask.npz");
            var lines = new ProgressLines($"seek {request.Seeker}", error, TimeProvider.System);
            foreach (var line in await Task.Run(() => actions.Seek(request, lines, cancel), cancel).ConfigureAwait(false))
            {
                output.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
