using System.Globalization;
using PlantNSeek.Cli;
using PlantNSeek.Cli.Terminal;

// Before anything is parsed or printed: under ru-RU "--density 0.01" would not be a number, and help would be in another language.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

using var interruption = new Interruption();
return interruption.Of(await new CommandLine(CommandActions.Real, Console.Out, Console.Error).RunAsync(args, interruption.Token).ConfigureAwait(false));
