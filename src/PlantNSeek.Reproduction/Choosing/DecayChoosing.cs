using System.Globalization;
using System.Text;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Store;

namespace PlantNSeek.Choosing;

/// <summary>
/// How the settings of <c>IMP (decay)</c> were chosen: every setting that was looked at, on planted networks that judge no search with weight decay, with every outcome. A command of its own, part
/// of no profile.
/// </summary>
public static class DecayChoosing
{
    /// <summary>The planted networks that count as used for choosing: replicates 1 to this.</summary>
    public const int Replicates = 6;

    /// <summary>The names of the steps in which it was chosen, and first that of all of them.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["all", .. DecayGrid.Steps.Select(static s => s.Name)];

    private const string Head = "setting\ttask\tdensity\treplicate\tkept\ton a path\tfrom the initial values\tas found\ttrained on\tplanted ticket\n";

    /// <summary>The runs of a step.</summary>
    /// <param name="step">One of <see cref="Steps"/>.</param>
    /// <param name="replicates">Planted networks of each task, from the first, 1 to <see cref="Replicates"/>; null for as many as the step was taken with.</param>
    public static IReadOnlyList<ScenarioKey> Scenarios(string step, int? replicates = null)
    {
        if (!Steps.Contains(step))
        {
            throw new ArgumentException($"the step is {step}; it is one of {string.Join(", ", Steps)}", nameof(step));
        }

        Guard.InRange(replicates ?? 1, 1, Replicates, nameof(replicates));
        var runs = from taken in DecayGrid.Steps
                   where step == Steps[0] || taken.Name == step
                   from cell in taken.Cells
                   from replicate in Enumerable.Range(1, replicates ?? taken.Replicates)
                   from setting in taken.Settings
                   select ScenarioKey.Usual(DecayChoosingExperiment.ExperimentName, Protocol.Fair.Name, cell.Task) with { Replicate = replicate, Seeker = setting.Name, Densities = cell.Density };
        return [.. runs.Distinct()];
    }

    /// <summary>Every outcome as tab-separated text, in the order of the grid.</summary>
    public static string Table(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder(Head);
        foreach (var (setting, cell, scenario, run) in Outcomes(results))
        {
            string[] fields =
            [
                setting, cell.Task, cell.Density, Text(scenario.Key.Replicate), Text(run.Kept), Text(run.EffectiveParameters), Text(run.Weak!.Value),
                run.OwnStart is { } own ? Text(own.AsFound) : "", run.OwnStart is { } start ? Text(start.TrainedOn) : "", Text(scenario.TicketScore),
            ];
            text.AppendJoin('\t', fields).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A line for each setting: the median score in each cell from the initial values, behind a bar that of the trained ticket, and a star where it counts as found.</summary>
    public static IReadOnlyList<string> Summary(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            $"{string.Join("  ", DecayGrid.Cells.Select(c => $"{c.Task} {c.Density}".PadRight(19)))}  setting (median scores from the initial values | trained on; * found; n networks)",
            .. Outcomes(results).GroupBy(o => o.Setting).Select(group => string.Join("  ", DecayGrid.Cells.Select(cell => Cell(cell, [.. group.Where(o => o.Cell == cell)])).Append(group.Key))),
        ];
    }

    private static string Cell((string Task, string Density) cell, Outcome[] outcomes)
    {
        if (outcomes.Length == 0)
        {
            return new string(' ', 19); // not tried there
        }

        var accuracy = Margins.IsAccuracy(cell.Task);
        var ticket = SampleStatistics.Median([.. outcomes.Select(o => o.Scenario.TicketScore)]);
        string Median(IEnumerable<double> scores)
        {
            var median = SampleStatistics.Median([.. scores]);
            return Short(median, accuracy) + (Margins.Margin(accuracy, median, ticket) >= 0 ? "*" : " ");
        }

        var own = outcomes.Any(o => o.Run.OwnStart is not null) ? outcomes.Select(o => o.Run.OwnStart?.TrainedOn ?? o.Run.Weak!.Value).ToArray() : []; // a search that diverged is worth what an empty mask is
        return $"{Median(outcomes.Select(o => o.Run.Weak!.Value))}|{(own.Length > 0 ? Median(own) : "")}".PadRight(16) + $"n={outcomes.Length}";
    }

    private static string Short(double value, bool accuracy) => value.ToString(accuracy ? "0.000" : "0.0e+0", CultureInfo.InvariantCulture);

    private static IEnumerable<Outcome> Outcomes(SweepResults results)
    {
        var scenarios = DecayGrid.Cells.Select(c => c.Task).Distinct().ToDictionary(
            task => task, task => results.Replicates(ScenarioKey.Usual(DecayChoosingExperiment.ExperimentName, Protocol.Fair.Name, task)));
        return from setting in DecayGrid.All
               from cell in DecayGrid.Cells
               from scenario in scenarios[cell.Task]
               where scenario.Has(setting.Name, cell.Density)
               select new Outcome(setting.Name, cell, scenario, scenario.Run(setting.Name, cell.Density));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private readonly record struct Outcome(string Setting, (string Task, string Density) Cell, ScenarioResult Scenario, RunResult Run);
}
