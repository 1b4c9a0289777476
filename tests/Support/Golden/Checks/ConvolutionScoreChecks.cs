using NUnit.Framework;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Scores and masks of Magnitude, SNIP, GraSP and SynFlow on networks with convolutions.</summary>
internal static class ConvolutionScoreChecks
{
    public static void Magnitude_GivesTheOriginalMasks(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        foreach (var variant in PrunedVariant.All(golden, root))
        {
            variant.AssertMasks(variant.Of(Array.ConvertAll(golden.Parameters, Math.Abs)), root.GetProperty(key).GetProperty("masks").GetProperty(variant.Name), variant.Name);
        }
    }

    public static void Snip_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            var scores = ConvolutionScores.Snip(golden, golden.Parameters, ConvolutionGolden.Mode(recorded.Name));
            var expected = golden.Flat(recorded.Value.GetProperty("scores"));
            foreach (var variant in PrunedVariant.All(golden, root))
            {
                var (what, ours) = ($"{recorded.Name} {variant.Name}", variant.Of(scores));
                GoldenAssert.Close(ours, variant.Of(expected), golden.Tolerance, what);
                GoldenAssert.Close([ours.Sum()], [recorded.Value.GetProperty($"sum_{variant.Name}").GetDouble()], golden.Tolerance, $"{what}: sum");
                variant.AssertMasks(ours, recorded.Value.GetProperty("masks").GetProperty(variant.Name), what);
            }
        }
    }

    public static void Grasp_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        foreach (var mode in root.GetProperty(key).EnumerateObject())
        {
            foreach (var variant in PrunedVariant.All(golden, root))
            {
                var (what, recorded) = ($"{mode.Name} {variant.Name}", mode.Value.GetProperty(variant.Name));
                var scores = variant.Of(ConvolutionScores.Grasp(golden, variant, ConvolutionGolden.Mode(mode.Name)));
                GoldenAssert.Close(scores, variant.Of(golden.Flat(recorded.GetProperty("scores"))), golden.Tolerance, what);
                variant.AssertMasks(scores, recorded.GetProperty("masks"), what);
            }
        }
    }
}
