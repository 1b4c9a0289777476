using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>A network of the reference files that the library's pruners and its selection are tried on.</summary>
internal sealed class LibraryPrunerSubject(ConvolutionGolden golden)
{
    private readonly float[] _parameters = Array.ConvertAll(golden.Parameters, static p => (float)p);

    public ConvolutionGolden Golden => golden;

    private LossFunction Loss => LossFunction.For(golden.Batch);

    private static RandomStream Unused => new(1, "none");

    /// <summary>Checks scores, where given, and the masks of one scoring, by variant and density.</summary>
    public void AssertMasks(IPruner pruner, ScoringMode mode, JsonElement byVariant, string what, JsonElement? scores, params string[] variants)
    {
        using var network = new Disposed(golden.Exact.Network(mode));
        var layout = network.Inner.Layout;
        var ours = pruner.Scores(PruningContext.Of(network.Inner, _parameters, Mask.All(layout.Count), golden.Batch, Loss, Unused));
        if (scores is { } recorded)
        {
            double[] prunable = [.. ours.Take(layout.PrunableCount)], expected = [.. golden.Flat(recorded).Take(layout.PrunableCount)];
            var factor = expected.Max(Math.Abs) / prunable.Max(Math.Abs);
            GoldenAssert.Close([.. prunable.Select(s => factor * s)], expected, golden.Tolerance, what);
        }

        foreach (var variant in variants)
        {
            var element = byVariant.GetProperty(variant);
            foreach (var density in (element.TryGetProperty("masks", out var masks) ? masks : element).EnumerateObject())
            {
                var mask = Selection.Select(ours, layout, Mask.All(layout.Count), new Density(PrunedVariant.Density(density)), Settings(variant));
                AssertMask(mask, density.Value.GetProperty("mask"), layout, $"{what} {variant} {density.Name}");
            }
        }
    }

    /// <summary>Checks the round in which each entry goes, and the masks that are left.</summary>
    public void AssertRounds(IPruner pruner, ScoringMode mode, JsonElement byVariant, string what, IEnumerable<PrunedVariant> variants)
    {
        using var network = new Disposed(golden.Exact.Network(mode));
        foreach (var variant in variants)
        {
            foreach (var density in byVariant.GetProperty(variant.Name).EnumerateObject())
            {
                var (kept, removedAt) = (density.Value.GetProperty("kept_after_round").Integers(), new double[golden.Modules.Count]);
                var (counts, before) = (new List<int>(), Mask.All(removedAt.Length));
                var mask = IterativePruning.Run(
                    pruner, network.Inner, _parameters, golden.Batch, Loss, new Density(PrunedVariant.Density(density)), Settings(variant.Name) with { Rounds = kept.Length }, Unused,
                    new ImmediateProgress<PruningProgress>(progress =>
                    {
                        foreach (var i in before.Except(progress.Mask!).KeptIndices())
                        {
                            removedAt[i] = progress.Round;
                        }

                        before = progress.Mask!;
                        counts.Add(variant.Count - removedAt.Count(round => round > 0));
                    }));
                Assert.That(counts, Is.EqualTo(kept), $"{what} {variant.Name} {density.Name}: kept after each round");
                Assert.That(removedAt, Is.EqualTo(golden.Flat(density.Value.GetProperty("removed_at_round"))), $"{what} {variant.Name} {density.Name}: rounds of removal");
                AssertMask(mask, density.Value.GetProperty("mask"), network.Inner.Layout, $"{what} {variant.Name} {density.Name}");
            }
        }
    }

    private static PruningSettings Settings(string variant) => new() { PruneBiases = variant == "weights_biases" };

    private void AssertMask(Mask mask, JsonElement recorded, ParameterLayout layout, string what)
    {
        var expected = golden.Bits(recorded, otherwise: true);
        Assert.That(Enumerable.Range(0, layout.Count).Where(i => mask[i] != expected[i]).Select(layout.Describe), Is.Empty, what);
    }

    // An engine's network may hold what must be freed.
    private sealed record Disposed(IDifferentiableNetwork Inner) : IDisposable
    {
        public void Dispose() => (Inner as IDisposable)?.Dispose();
    }
}
