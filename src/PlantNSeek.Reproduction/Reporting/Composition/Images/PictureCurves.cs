using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>The paper's Figure 5 on real images, as curves over density.</summary>
internal static class PictureCurves
{
    /// <summary>Pruners, and edge-popup where nothing is planted and where a ticket is; what the sweep does not hold is left out.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static IEnumerable<ReportBlock> Of(SweepResults results, string command)
    {
        const string Points = "Means and ranges over the networks that all seekers of a density were run on; dotted, guessing. The numbers are in the tables below.";
        CurveColumn[] pruners = Columns(results, PicturePruningExperiment.ExperimentName, "on real images");
        if (CurveFigures.Draw(results, "pictures-pruners", "Pruners on real images", pruners) is { } trained)
        {
            yield return new FigureBlock(trained, $"Accuracy of what pruners leave, before and after training; dashed, the unpruned network. {Points}", command);
        }

        CurveColumn[] edges =
        [
            .. Columns(results, PictureEdgePopupExperiment.ExperimentName, "nothing planted"), .. Columns(results, PlantedPictureExperiment.ExperimentName, "a ticket planted"),
        ];
        if (CurveFigures.Draw(results, "pictures-edge-popup", "Edge-popup on real images", edges) is { } masks)
        {
            yield return new FigureBlock(
                masks,
                $"Accuracy of the masks of edge-popup, which are never trained; dashed, the trained ticket that was planted, where one was; “unplanted” is the same host before planting. {Points}",
                command);
        }
    }

    private static CurveColumn[] Columns(SweepResults results, string experiment, string what) =>
    [
        .. from setting in results.Results.Select(static r => r.Key).Where(k => k.Experiment == experiment && k.Switch.Length == 0).Select(static k => k.Setting with { Seeker = "", Densities = "" }).Distinct()
               .OrderByDescending(static k => k.Protocol, StringComparer.Ordinal)
           select new CurveColumn($"{setting.Protocol}, {what}", setting),
    ];
}
