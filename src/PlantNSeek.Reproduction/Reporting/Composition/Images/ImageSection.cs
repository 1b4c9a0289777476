using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>Planted tickets in networks of convolutions.</summary>
internal static class ImageSection
{
    private static readonly string[] Experiments =
    [
        PlantedImageExperiment.ExperimentName, PicturePruningExperiment.ExperimentName, PictureEdgePopupExperiment.ExperimentName, PlantedPictureExperiment.ExperimentName,
        PictureTransferExperiment.ExperimentName, PlantedTransferExperiment.ExperimentName,
    ];

    /// <summary>The section; null where the sweep holds nothing of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    /// <param name="judgements">The claims as judged on it; without them none is listed.</param>
    public static ReportSection? Of(SweepResults results, string command, IReadOnlyList<Judgement>? judgements = null) => !results.Results.Any(static r => Experiments.Contains(r.Key.Experiment)) ? null : new(
        "images",
        "Truth in images: tickets in networks of convolutions",
        [
            new ParagraphBlock(
                "The paper speaks of images only once: it plants a pruned VGG16 in a wider one, in a way that destroys the planted function. Here small networks of convolutions with hand-built weights solve tasks on " +
                "made-up images exactly, and are planted in random networks of the same operations with more channels, so that the truth is known and no data set is needed."),
            new FigureBlock(ImageFigures.Samples(), "Eight samples of each task: the orientation of a bar, the same beside two single pixels, the number of upright bars, and the orientation of the longer of two bars.", command),
            new FigureBlock(ImageFigures.Kernels(), "The first kernels of the hand-built networks: what is empty is not part of the ticket.", command),
            .. Protocol.All.SelectMany(protocol => Curves(results, protocol, command)),
            .. PictureTables.Of(results, command),
            .. TicketTransferTables.Of(results, judgements ?? []),
            new TableBlock(Artefacts()),
        ]);

    private static IEnumerable<ReportBlock> Curves(SweepResults results, Protocol protocol, string command)
    {
        CurveColumn[] columns =
        [
            .. from task in PlantedImageTasks.All
               from setting in results.Results.Select(static r => r.Key)
                   .Where(k => k.Experiment == PlantedImageExperiment.ExperimentName && k.Protocol == protocol.Name && k.Task == task.Name && k.Switch.Length == 0 && k.Decay is null)
                   .Select(static k => k.Setting with { Seeker = "", Densities = "" }).Distinct().OrderBy(static k => k.Depth).ThenBy(static k => k.Width)
               select new CurveColumn(string.Create(CultureInfo.InvariantCulture, $"{setting.Task}, {setting.Depth} convolutions, width {setting.Width}"), setting),
        ];
        var name = protocol.Name;
        // What was sought at one density alone is no curve, and is in the table; beside each other their titles would not fit.
        CurveColumn[] curves = [.. columns.Where(column => results.Replicates(column.Setting).SelectMany(static r => r.Runs).Select(static r => r.Density).Distinct().Count() > 1)];
        return CurveFigures.Draw(results, $"images-{name.ToLowerInvariant()}", $"Tickets in networks of convolutions, protocol {name}", curves.Length > 0 ? curves : columns) is { } figure
            ? [new FigureBlock(
                figure,
                "Accuracy over density, mean and range over the networks that all seekers of a density were run on; dashed, the planted ticket's own accuracy; dotted, guessing. Computed by libtorch: a run again is compared by the interval of one more replicate, not bit for bit.",
                command,
                ReportTables.Curves(results, $"Tickets in networks of convolutions, protocol {name}", columns, "accuracy, or squared error for count,"))]
            : [];
    }

    private static ReportTable Artefacts() => new(
        string.Create(CultureInfo.InvariantCulture, $"What the published program for VGG16 does (V1 to V18), and what each does alone to the ticket of bars in one host of width 16, on {ArtefactEffects.Images} images; where there is no number the line is a fact about the program"),
        [new("artefact"), new("what happens"), new("effect here")],
        [.. PublishedArtefact.All.Select(static a => new TableCell[] { a.Id, a.Fact, ArtefactEffects.ById.GetValueOrDefault(a.Id, "–") })]);
}
