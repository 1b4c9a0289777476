using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlantNSeek.Cli;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Options whose errors name the option, the value and what it must be.</summary>
internal static class OptionParsers
{
    /// <summary>A whole number within bounds, both inclusive.</summary>
    public static Option<int> Integer(string name, string description, int? fallback, int minimum, int maximum)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "number" };
        option.CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
                ? value
                : Fail<int>(result, name, $"a whole number from {minimum} to {maximum}");
        if (fallback is { } number)
        {
            option.DefaultValueFactory = _ => number;
        }

        return option;
    }

    /// <summary>How many things are at work at a time. The default is not a DefaultValueFactory, since help would then differ between machines: <see cref="ThreadsOf"/> has it.</summary>
    public static Option<int> Threads(string description) => Integer("--threads", description, null, 1, 1024);

    /// <summary>What was given for <see cref="Threads"/>; one per core where nothing was.</summary>
    public static int ThreadsOf(ParseResult parsed, Option<int> threads) => parsed.GetResult(threads) is null ? Environment.ProcessorCount : parsed.GetValue(threads);

    /// <summary>Whether a text is a density: a number above 0 and up to 1.</summary>
    public static bool IsDensity(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value is > 0 and <= 1;

    /// <summary>A density: more than 0, at most 1.</summary>
    public static Option<double> Density(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "fraction",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
            IsDensity(result.Tokens[0].Value, out var value)
                ? value
                : Fail<double>(result, name, "a fraction above 0 and up to 1, such as 0.01"),
    };

    /// <summary>A number within bounds, both inclusive.</summary>
    public static Option<double> Number(string name, string description, double fallback, double minimum, double maximum) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
            double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
                ? value
                : Fail<double>(result, name, FormattableString.Invariant($"a number from {minimum} to {maximum}")),
    };

    /// <summary>One of some names, in any letter case; no default where <paramref name="fallback"/> is null.</summary>
    public static Option<string> Name(string name, string description, IReadOnlyList<string> known, string? fallback)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', known),
            CustomParser = result => known.FirstOrDefault(k => k.Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                ?? Fail<string>(result, name, $"one of {string.Join(", ", known)}"),
        };
        if (fallback is not null)
        {
            option.DefaultValueFactory = _ => fallback;
        }

        option.CompletionSources.Add(_ => known.Select(k => new System.CommandLine.Completions.CompletionItem(k)));
        return option;
    }

    /// <summary>A folder that exists or can be made; no default where <paramref name="fallback"/> is null.</summary>
    public static Option<string> Folder(string name, string description, string? fallback)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = "folder",
            CustomParser = result => result.Tokens[0].Value is { Length: > 0 } path && !File.Exists(path)
                ? path
                : Fail<string>(result, name, "a folder, not a file"),
        };
        if (fallback is not null)
        {
            option.DefaultValueFactory = _ => fallback;
        }

        return option;
    }

    /// <summary>Says that the value is not what it must be.</summary>
    internal static T Fail<T>(ArgumentResult result, string name, string must)
    {
        result.AddError($"{name} is '{result.Tokens[0].Value}'; it must be {must}");
        return default!;
    }
}
