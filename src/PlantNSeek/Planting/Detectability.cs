using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Planting;

/// <summary>How well one number tells what is planted from what is not.</summary>
/// <param name="Area">Probability that something planted has the larger number (ties half): 0.5 is perfectly hidden. NaN where
/// everything or nothing is planted.</param>
/// <param name="PValue">Two-sided permutation p-value of an area so far from 0.5; NaN with the area.</param>
public readonly record struct Detection(double Area, double PValue);

/// <summary>How well planting shows in one layer.</summary>
/// <param name="WeightMagnitude">|w|, of planted weights against the layer's others.</param>
/// <param name="UnitNorm">Norm of incoming weights and bias, of the ticket's units against the layer's others.</param>
/// <param name="UnitIndex">Place in the layer, of the ticket's units against the others.</param>
public readonly record struct LayerDetectability(Detection WeightMagnitude, Detection UnitNorm, Detection UnitIndex);

/// <summary>Whether a planted ticket is hidden: without knowing the task, do planted weights and units look like the rest?</summary>
public static class Detectability
{
    /// <summary>One entry per layer of weights.</summary>
    /// <param name="planted">Host and receipt.</param>
    /// <param name="seed">Seed of the permutation tests.</param>
    /// <param name="permutations">Random groups per test; the smallest p-value is 1/(permutations + 1).</param>
    public static ImmutableArray<LayerDetectability> Of(PlantedNetwork planted, ulong seed = 0, int permutations = 999)
    {
        ArgumentNullException.ThrowIfNull(planted);
        var layers = ImmutableArray.CreateBuilder<LayerDetectability>();
        for (var layer = 0; layer < planted.Host.Architecture.LayerCount; layer++)
        {
            Detection Test(string what, ReadOnlySpan<double> values, ReadOnlySpan<bool> isPlanted)
            {
                var stream = new RandomStream(seed, $"detectability {what}", (ulong)layer);
                var (area, pValue) = RankStatistics.PermutationTest(values, isPlanted, permutations, stream);
                return new Detection(area, pValue);
            }

            var weights = planted.Host.Layout.Weight(layer);
            var magnitudes = new double[weights.Length];
            var plantedWeights = new bool[weights.Length];
            for (var i = 0; i < magnitudes.Length; i++)
            {
                magnitudes[i] = Math.Abs(planted.Host.Parameters[weights.Offset + i]);
                plantedWeights[i] = planted.Receipt.Mask[weights.Offset + i];
            }

            var (norms, places, plantedUnits) = (new double[weights.Rows], new double[weights.Rows], new bool[weights.Rows]);
            for (var unit = 0; unit < norms.Length; unit++)
            {
                norms[unit] = SquaredNorm(planted.Host, layer, unit);
                places[unit] = unit;
            }

            foreach (var unit in planted.Receipt.HostUnits[layer])
            {
                plantedUnits[unit] = true;
            }

            layers.Add(new LayerDetectability(
                Test("weights", magnitudes, plantedWeights), Test("norms", norms, plantedUnits), Test("indices", places, plantedUnits)));
        }

        return layers.ToImmutable();
    }

    private static double SquaredNorm(DoubleNetwork host, int layer, int unit)
    {
        var bias = host.Parameters[host.Layout.BiasIndex(layer, unit)];
        var sum = bias * bias;
        for (var i = 0; i < host.Architecture.Widths[layer]; i++)
        {
            var weight = host.Parameters[host.Layout.WeightIndex(layer, unit, i)];
            sum += weight * weight;
        }

        return sum;
    }
}
