using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Planting.Graphs;

/// <summary>What was planted in one tensor, and how well it shows.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Kind">Weights or biases.</param>
/// <param name="Planted">Parameters of the ticket in it.</param>
/// <param name="Length">Its parameters.</param>
/// <param name="Detectability">
/// Probability that a planted parameter is larger in magnitude than another of the tensor (ties half): 0.5 is perfectly hidden. NaN where all or none is planted.
/// </param>
/// <param name="Outliers">The share of planted parameters above four root mean squares of the tensor's others in magnitude; NaN where all or none is planted.</param>
public readonly record struct TensorPlanting(string Name, ParameterKind Kind, int Planted, int Length, double Detectability, double Outliers)
{
    /// <summary>All tensors of weights and biases, in the order of the layout.</summary>
    internal static ImmutableArray<TensorPlanting> Of(MaskedNetwork host, Mask mask)
    {
        var tensors = ImmutableArray.CreateBuilder<TensorPlanting>();
        foreach (var slice in host.Definition.Layout.Slices)
        {
            if (slice is not { IsPrunable: true, Length: > 0 })
            {
                continue;
            }

            var (magnitudes, planted) = (new double[slice.Length], new bool[slice.Length]);
            for (var i = 0; i < magnitudes.Length; i++)
            {
                (magnitudes[i], planted[i]) = (Math.Abs(host.Parameters[slice.Offset + i]), mask[slice.Offset + i]);
            }

            tensors.Add(new TensorPlanting(
                slice.Name, slice.Kind, mask.CountIn(slice), slice.Length, RankStatistics.AreaUnderCurve(magnitudes, planted), OutliersOf(magnitudes, planted)));
        }

        return tensors.ToImmutable();
    }

    private static double OutliersOf(double[] magnitudes, bool[] planted)
    {
        var (squares, others, above) = (0.0, 0, 0);
        for (var i = 0; i < magnitudes.Length; i++)
        {
            squares += planted[i] ? 0 : magnitudes[i] * magnitudes[i];
            others += planted[i] ? 0 : 1;
        }

        var bound = 4 * Math.Sqrt(squares / others);
        for (var i = 0; i < magnitudes.Length; i++)
        {
            above += planted[i] && magnitudes[i] > bound ? 1 : 0;
        }

        return others == 0 || others == magnitudes.Length ? double.NaN : (double)above / (magnitudes.Length - others);
    }
}
