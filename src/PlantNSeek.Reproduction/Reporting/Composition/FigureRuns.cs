using System.Text.RegularExpressions;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Which settings a figure of the report shows, by the figure's name.</summary>
public static class FigureRuns
{
    private static readonly (string Pattern, string Names, Func<Match, ScenarioKey, bool> Shows)[] Figures =
    [
        ("^curves-(paper|fair)-depth-([0-9]+)$", "curves-<protocol>-depth-5", static (name, k) => IsOf(name, k) && IsPlain(k, "singleshot") && $"{k.Depth}" == name.Groups[2].Value),
        ("^curves-(paper|fair)-(relu|circle|helix)$", "curves-<protocol>-<task>", static (name, k) => IsOf(name, k) && IsPlain(k, "singleshot") && k.Task == name.Groups[2].Value && k.Depth != 6),
        ("^overlap-(paper|fair)-(relu|circle|helix)$", "overlap-<protocol>-<task>", static (name, k) => IsOf(name, k) && IsPlain(k, "singleshot") && k.Task == name.Groups[2].Value && k.Depth == 5),
        ("^(?:multishot|edge-popup)-(paper|fair)$", "multishot-<protocol>, edge-popup-<protocol>", static (name, k) => IsOf(name, k) && IsPlain(k, name.Value[..name.Value.LastIndexOf('-')]) && k.Depth == 5),
        ("^multishot-local$", "multishot-local", static (_, k) => IsPlain(k, "multishot-local")),
        ("^noise-(?:singleshot|multishot)-(paper|fair)$", "noise-<experiment>-<protocol>", static (name, k) => IsOf(name, k) && k is { Switch: "", Decay: null, Depth: 6, Width: 100 } && k.Experiment == name.Value.Split('-')[1]),
        ("^rounds-(paper|fair)$", "rounds-<protocol>", static (name, k) => IsOf(name, k) && k.Depth == 6 && (IsPlain(k, "singleshot") || IsPlain(k, "singleshot-100-rounds"))),
        ("^width-(paper|fair)$", "width-<protocol>", static (name, k) => IsOf(name, k) && k is { Experiment: "singleshot", Switch: "", Decay: null, Depth: 6, Noise: 0.01 }),
        ("^seekers$", "seekers", static (_, k) => k is { Experiment: "seekers", Decay: null }),
        ("^strong-ticket-curves$", "strong-ticket-curves", static (_, k) => k.Experiment == "strong-tickets"),
        ("^images-(paper|fair)$", "images-<protocol>", static (name, k) => IsOf(name, k) && k is { Experiment: "images", Switch: "", Decay: null }),
        ("^pictures-pruners$", "pictures-pruners", static (_, k) => k is { Experiment: "pictures", Switch: "" }),
        ("^pictures-edge-popup$", "pictures-edge-popup", static (_, k) => k is { Experiment: "pictures-edge-popup" or "pictures-planted", Switch: "" }),
        ("^transfer-scores", "transfer-scores", static (_, k) => k.Experiment == "transfer"),
        ("^weight-decay-rounds$", "weight-decay-rounds", static (_, k) => k is { Experiment: "weight-decay", Depth: 5, Width: 100 }),
        ("^spiral-widths$", "spiral-widths", static (_, k) => k.Experiment == "spiral"),
        ("^relu-path$", "relu-path", static (_, k) => k.Experiment == "theory"),
    ];

    /// <summary>The names, with what varies in angle brackets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Figures.Select(static f => f.Names)];

    /// <summary>Says of a setting whether the figure shows runs of it; null where no figure made of runs has that name.</summary>
    public static Func<ScenarioKey, bool>? Of(string figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var name = figure.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? figure[..^4] : figure;
        foreach (var (pattern, _, shows) in Figures)
        {
            if (Regex.Match(name, pattern, RegexOptions.IgnoreCase) is { Success: true } match)
            {
                return key => shows(match, key);
            }
        }

        return null;
    }

    private static bool IsOf(Match name, ScenarioKey key) => key.Protocol.Equals(name.Groups[1].Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlain(ScenarioKey key, string experiment) => key is { Switch: "", Decay: null, Width: 100, Noise: 0.01 } && key.Experiment.Equals(experiment, StringComparison.OrdinalIgnoreCase);
}
