using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Images;

/// <summary>
/// What each artefact of the published planting does alone: to bars with three convolutions in a host of width 16, in whose first channels the ticket is planted as published, so that a
/// scale may turn out negative, and without any other artefact. Computed in double precision without an engine.
/// </summary>
internal static class ArtefactEffects
{
    /// <summary>Images on which the planted mask is judged.</summary>
    public const int Images = 200;

    private const int Convolutions = 3, Width = 16;
    private static readonly GraphPlantingOptions Plain = GraphPlantingOptions.Fair with { Matching = ChannelMatching.Identity, Scale = ChannelScale.FirstWeight };
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Computed = new(static () => Compute());

    /// <summary>A sentence for each artefact whose effect can be computed on one planted network.</summary>
    public static IReadOnlyDictionary<string, string> ById => Computed.Value;

    private static Dictionary<string, string> Compute()
    {
        var task = PlantedImageTasks.Bars;
        var target = task.Target(Convolutions);
        var graph = task.Definition(Convolutions, Width);
        var host = MaskedNetwork.FromSingle(graph, Initialisation.Draw(graph, ImageProblem.HostRule, new RandomStream(Scenario.Seed, "artefacts host", 1)));
        var images = task.Draw(Images, task.UsualNoise, new RandomStream(Scenario.Seed, "artefacts images", 1));
        var inputs = ImageProblem.Doubles(images.Inputs);
        PlantedGraph Plant(GraphPlantingOptions options) => GraphPlanter.Plant(target.Network, host, options, inputs);
        double Accuracy(PlantedGraph plant, double[] seen) => Scoring.Accuracy(Array.ConvertAll(plant.Ticket().Outputs(seen), static o => (float)o), images);
        var exact = Plant(Plain);
        var whole = Accuracy(exact, inputs);
        string Turned(string artefact) => string.Create(
            CultureInfo.InvariantCulture, $"accuracy of the planted mask {Accuracy(Plant(Plain.Turned(artefact)), inputs):0.000}, without it {whole:0.000}");
        var mismatch = new InputMismatch([InputMismatch.Published.MadeMeans[0]], [InputMismatch.Published.MadeDeviations[0]], [InputMismatch.Published.PlantedMeans[0]], [InputMismatch.Published.PlantedDeviations[0]]);
        return new Dictionary<string, string>
        {
            ["V2"] = Turned("V2"),
            ["V3"] = Turned("V3"),
            ["V4"] = Bounds(exact),
            ["V5"] = string.Create(CultureInfo.InvariantCulture, $"accuracy of the planted mask {Accuracy(exact, mismatch.Apply(inputs, task.Input.Size)):0.000} under the constants of the first channel, without it {whole:0.000}"),
            ["V6"] = Refusal(() => Plant(Plain.Turned("V6"))),
            ["V7"] = Turned("V7"),
            ["V11"] = Rates(),
            ["V12"] = WideBiases(graph.Graph.Layout),
            ["V14"] = string.Create(CultureInfo.InvariantCulture, $"the receipt has the largest deviation: {exact.Receipt.Deviation.Relative:0.0e+0} in double, {exact.Receipt.Deviation.RelativeInSingle:0.0e+0} in single precision, of the largest output"),
        };
    }

    // Of one density in every layer, at the ticket's own and at ten times it.
    private static string Bounds(PlantedGraph plant)
    {
        var (layout, ticket) = (plant.Host.Definition.Graph.Layout, plant.Receipt.Mask);
        double Bound(int times) => ContainmentBound.OfOneDensity(LayerDensities.CountsOf(layout, ticket), LayerDensities.Sizes(layout), Density.OfCount(times * ticket.KeptCount, layout.Count));
        return string.Create(CultureInfo.InvariantCulture, $"a mask with one density in every layer holds at most {Bound(1):0.00} of the ticket at the ticket's own size, {Bound(10):0.00} at ten times it");
    }

    // Of five epochs at one density.
    private static string Rates()
    {
        const int Epochs = 5;
        string Of(LearningRateSchedule schedule) => string.Join(", ", Enumerable.Range(0, Epochs).Select(e => schedule.Factor(e, Epochs).ToString("0.00", CultureInfo.InvariantCulture)));
        return $"factors of the learning rate in {Epochs} epochs: {Of(LearningRateSchedule.CosineFromOne)}; without it {Of(LearningRateSchedule.Cosine)}";
    }

    // Of the masks that the scores choose before their first step.
    private static string WideBiases(ParameterLayout layout)
    {
        const double Kept = 0.01;
        string Share(BiasScores biases)
        {
            var scores = EdgePopupScores.Draw(layout, biases, new RandomStream(Scenario.Seed, "artefacts scores", 1));
            var (ranking, keep) = (new ScoreRanking(layout, PruningScope.PerLayer, ScoreOrder.LargestMagnitude), new long[layout.Count]);
            ranking.Cut(scores, [.. ranking.Sizes.Select(new Density(Kept).Budget)], keep);
            var places = Enumerable.Range(0, layout.LayerCount).Select(layout.Bias).SelectMany(static bias => Enumerable.Range(bias.Offset, bias.Length)).ToArray();
            return string.Create(CultureInfo.InvariantCulture, $"{places.Count(i => keep[i] != 0)} of {places.Length}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"biases kept before the first step at density {Kept}: {Share(BiasScores.Wide)}, without it {Share(BiasScores.LikeWeights)}");
    }

    private static string Refusal(Func<PlantedGraph> plant)
    {
        try
        {
            _ = plant();
            return "planted all the same";
        }
        catch (ArithmeticException refused)
        {
            return $"refused: {refused.Message}";
        }
    }
}
