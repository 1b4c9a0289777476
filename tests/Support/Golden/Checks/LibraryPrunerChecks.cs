using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>The library's pruners and its selection on an engine, in the single precision that parameters have. Scores are compared up to a common factor.</summary>
internal static class LibraryPrunerChecks
{
    private static readonly string[] Both = ["weights", "weights_biases"];

    public static void Magnitude_SelectsTheOriginalMasks(string file, string key, ConvolutionEngine engine) => Check(file, engine, (subject, root) =>
        subject.AssertMasks(new MagnitudePruner(), ScoringMode.Fair, root.GetProperty(key).GetProperty("masks"), "Magnitude", null, Both));

    public static void Snip_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine) => Check(file, engine, (subject, root) =>
    {
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            subject.AssertMasks(new SnipPruner(), Mode(recorded), recorded.Value.GetProperty("masks"), $"SNIP {recorded.Name}", recorded.Value.GetProperty("scores"), Both);
        }
    });

    // The library's GraSP lets biases take part in the gradient flow, so that it has the scores of one variant only.
    public static void Grasp_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine) => Check(file, engine, (subject, root) =>
    {
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            subject.AssertMasks(
                new GraspPruner(), Mode(recorded), recorded.Value, $"GraSP {recorded.Name}", recorded.Value.GetProperty("weights_biases").GetProperty("scores"), "weights_biases");
        }
    });

    public static void SynFlow_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine) => Check(file, engine, (subject, root) =>
    {
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            subject.AssertMasks(
                new SynFlowPruner(), Treatment(recorded), recorded.Value.GetProperty("rounds_1"), $"SynFlow {recorded.Name}", recorded.Value.GetProperty("scores"), Both);
        }
    });

    public static void SynFlowInRounds_TakesOutWhatTheOriginalDoes(string file, string key, ConvolutionEngine engine) => Check(file, engine, (subject, root) =>
    {
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            subject.AssertRounds(new SynFlowPruner(), Treatment(recorded), recorded.Value.GetProperty("rounds_10"), $"SynFlow {recorded.Name}", PrunedVariant.All(subject.Golden, root));
        }
    });

    private static void Check(string file, ConvolutionEngine engine, Action<LibraryPrunerSubject, JsonElement> check)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        using (Assert.EnterMultipleScope())
        {
            check(new LibraryPrunerSubject(golden), root);
        }
    }

    private static ScoringMode Mode(JsonProperty recorded) =>
        ConvolutionGolden.Mode(recorded.Name) == NormalisationMode.RunningStatistics ? ScoringMode.Published : ScoringMode.Fair;

    private static ScoringMode Treatment(JsonProperty recorded) => recorded.Name switch
    {
        "bn_published" => ScoringMode.Published,
        "bn_identity" => ScoringMode.Fair,
        _ => throw new InvalidDataException($"{recorded.Name} is no treatment of BatchNorm"),
    };
}
