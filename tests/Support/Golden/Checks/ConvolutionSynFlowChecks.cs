using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>SynFlow on networks with convolutions, with what the published program and what a fair rule make of BatchNorm.</summary>
internal static class ConvolutionSynFlowChecks
{
    public static void OneRound_GivesTheOriginalScoresAndMasks(string file, string key, ConvolutionEngine engine) => ForEachTreatment(
        file, key, engine, static (golden, variant, mode, recorded, what) =>
    {
        var scores = variant.Of(ConvolutionScores.SynFlow(golden, golden.Parameters, mode));
        GoldenAssert.Close(scores, variant.Of(golden.Flat(recorded.GetProperty("scores"))), golden.Tolerance, what);
        GoldenAssert.Close([ConvolutionScores.Flow(golden, mode)], [recorded.GetProperty("R").GetDouble()], golden.Tolerance, $"{what}: R");
        variant.AssertMasks(scores, recorded.GetProperty("rounds_1").GetProperty(variant.Name), what);
    });

    public static void TenRounds_TakeOutWhatTheOriginalDoes(string file, string key, ConvolutionEngine engine) => ForEachTreatment(
        file, key, engine, static (golden, variant, mode, recorded, what) =>
    {
        foreach (var density in recorded.GetProperty("rounds_10").GetProperty(variant.Name).EnumerateObject())
        {
            var alive = Enumerable.Repeat(true, variant.Count).ToArray();
            var removedAt = new double[variant.Count];
            var expected = density.Value.GetProperty("kept_after_round").Integers();
            for (var round = 1; round <= expected.Length; round++)
            {
                var masked = golden.Masked(variant.Into([.. golden.Parameters.Select(_ => true)], alive));
                var kept = ExactSelection.Kept(variant.Count, Math.Pow(PrunedVariant.Density(density), round / (double)expected.Length));
                Assert.That(kept, Is.EqualTo(expected[round - 1]), $"{what} {density.Name}: kept after round {round}");
                var next = ExactSelection.Largest(variant.Of(ConvolutionScores.SynFlow(golden, masked, mode)), alive, kept);
                for (var i = 0; i < next.Length; i++)
                {
                    removedAt[i] = alive[i] && !next[i] ? round : removedAt[i];
                }

                alive = next;
            }

            Assert.That(removedAt, Is.EqualTo(variant.Of(golden.Flat(density.Value.GetProperty("removed_at_round")))), $"{what} {density.Name}: rounds of removal");
            variant.AssertMask(alive, density.Value.GetProperty("mask"), $"{what} {density.Name}");
        }
    });

    private static void ForEachTreatment(string file, string key, ConvolutionEngine engine, Action<ConvolutionGolden, PrunedVariant, NormalisationMode, JsonElement, string> check)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        Assert.That(root.GetProperty(key).EnumerateObject(), Is.Not.Empty);
        foreach (var treatment in root.GetProperty(key).EnumerateObject())
        {
            var mode = treatment.Name switch
            {
                "bn_published" => NormalisationMode.RunningStatistics,
                "bn_identity" => NormalisationMode.Identity,
                _ => throw new InvalidDataException($"{treatment.Name} is no treatment of BatchNorm"),
            };
            foreach (var variant in PrunedVariant.All(golden, root))
            {
                check(golden, variant, mode, treatment.Value, $"{treatment.Name} {variant.Name}");
            }
        }
    }
}
