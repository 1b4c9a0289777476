using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>Words and cells that the tables on weight decay share.</summary>
internal static class DecayTexts
{
    /// <summary>A decay as a key has it.</summary>
    public static string Decay(ScenarioKey key) => key.Decay ?? "none";

    /// <summary>Whether a margin counts as found; a dash where there is none.</summary>
    public static string Found(double? margin) => margin is { } m ? m >= 0 ? "yes" : "no" : "–";

    /// <summary>Median and range; a dash where one was not measured.</summary>
    public static string Spread(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Any(v => v is null) ? "–" : ReportTables.Spread(all.Select(v => v!.Value));
    }

    /// <summary>The median as the report writes scores.</summary>
    public static string Median(IEnumerable<double> values) => ClaimTexts.Number(SampleStatistics.Median([.. values]));

    /// <summary>The columns that say where a cell is.</summary>
    public static TableColumn[] PlaceColumns { get; } = [new("task"), new("depth", true), new("width", true), new("density", true)];

    /// <summary>The cells of those columns.</summary>
    public static TableCell[] Place(LeaderboardCell cell) => [CurveFigures.Title(cell.Task), Key(cell).Depth, Key(cell).Width, cell.Density];

    /// <summary>The setting that a cell is of.</summary>
    public static ScenarioKey Key(LeaderboardCell cell) => cell.Replicates[0].Key.Setting;
}
