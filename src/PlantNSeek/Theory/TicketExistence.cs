using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Theory;

/// <summary>
/// Theorem 2 of the paper: how probable it is that a random host holds a ticket close to a given target. Host parameters are uniform on
/// [-1, 1] after the scales are divided out, so that one lies within ε_l of a target parameter with probability ε_l.
/// </summary>
public static class TicketExistence
{
    /// <summary>
    /// The theorem's bound Π_l (1 - Σ_i (1 - ε_l^k_i)^n_l) with k_i parameters of neuron i and n_l host units. A layer whose sum exceeds 1
    /// makes it 0 (two negative factors would give a positive product that bounds nothing). With one neuron a layer, it is the exact probability that
    /// each finds a unit when units are chosen one layer after the other.
    /// </summary>
    /// <param name="target">The target; parameters of 0 ask for nothing.</param>
    /// <param name="tolerances">ε_l, one a layer of weights.</param>
    /// <param name="hostWidths">n_l, units of the host in each layer behind the input.</param>
    /// <exception cref="ArgumentException">A length does not fit the target, or a parameter lies too far out: |θ| + ε_l above 1.</exception>
    public static double LowerBound(DoubleNetwork target, ReadOnlySpan<double> tolerances, ReadOnlySpan<int> hostWidths)
    {
        Check(target, tolerances, hostWidths);
        var bound = 1.0;
        for (var layer = 0; layer < hostWidths.Length; layer++)
        {
            var missed = 0.0;
            foreach (var degree in InDegrees(target, layer))
            {
                missed += DeterministicMath.Pow(1 - DeterministicMath.Pow(tolerances[layer], degree), hostWidths[layer]);
            }

            bound *= Math.Max(1 - missed, 0);
        }

        return bound;
    }

    /// <summary>
    /// For a target with one neuron a layer, inputs included: the exact probability that some path of host units matches it, over all choices of units.
    /// At least <see cref="LowerBound"/>, since a layer with several fitting units gives the next one several chances.
    /// </summary>
    /// <exception cref="ArgumentException">A layer of the target has several neurons, or as for <see cref="LowerBound"/>.</exception>
    public static double SinglePath(DoubleNetwork target, ReadOnlySpan<double> tolerances, ReadOnlySpan<int> hostWidths)
    {
        Check(target, tolerances, hostWidths);
        var reached = UnitReach.Certain(1, 1);
        for (var layer = 0; layer < hostWidths.Length; layer++)
        {
            if (target.Architecture.Widths[layer] > 1 || target.Architecture.Widths[layer + 1] > 1)
            {
                throw new ArgumentException($"the target is {target.Architecture} wide; a single path has one neuron in each layer", nameof(target));
            }

            var weight = target.Parameters[target.Layout.WeightIndex(layer, 0, 0)] == 0 ? 1 : tolerances[layer];
            var bias = target.Parameters[target.Layout.BiasIndex(layer, 0)] == 0 ? 1 : tolerances[layer];
            reached = UnitReach.Next(reached, hostWidths[layer], weight, bias);
        }

        return UnitReach.Any(reached);
    }

    /// <summary>The smallest width of all host layers for which the bound is at least 1 - <paramref name="failure"/>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="tolerances">ε_l, above 0.</param>
    /// <param name="failure">δ, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">As for <see cref="LowerBound"/>, or the width needed exceeds what an integer holds.</exception>
    public static int RequiredWidth(DoubleNetwork target, ReadOnlySpan<double> tolerances, double failure)
    {
        var (low, high) = (0L, (long)Math.Ceiling(SufficientWidth(target, tolerances, failure)));
        if (high > int.MaxValue)
        {
            throw new ArgumentException($"the width needed may be {high}; at most {int.MaxValue} can be searched", nameof(tolerances));
        }

        Span<int> widths = new int[target.Architecture.LayerCount];
        while (high - low > 1) // the bound rises with the width
        {
            var middle = (low + high) / 2;
            widths.Fill((int)middle);
            (low, high) = LowerBound(target, tolerances, widths) >= 1 - failure ? (low, middle) : (middle, high);
        }

        return (int)high;
    }

    /// <summary>
    /// The theorem's width log(L n / δ) max_l ε_l^-k, with its constant C = 1, n the widest layer of the target behind its input and k the largest
    /// in-degree of a layer: from there on the bound is at least 1 - δ.
    /// </summary>
    /// <inheritdoc cref="RequiredWidth"/>
    public static double SufficientWidth(DoubleNetwork target, ReadOnlySpan<double> tolerances, double failure)
    {
        ArgumentNullException.ThrowIfNull(target);
        Guard.InRange(failure, double.Epsilon, 1 - 1e-15);
        var layers = target.Architecture.LayerCount;
        Check(target, tolerances, new int[layers]);
        var (widest, hardest) = (1, 1.0);
        for (var layer = 0; layer < layers; layer++)
        {
            Guard.InRange(tolerances[layer], double.Epsilon, 1, "tolerance");
            widest = Math.Max(widest, target.Architecture.Widths[layer + 1]);
            hardest = Math.Max(hardest, 1 / DeterministicMath.Pow(tolerances[layer], InDegrees(target, layer).Max()));
        }

        return DeterministicMath.Log(layers * widest / failure) * hardest;
    }

    /// <summary>The non-zero parameters of each neuron of a layer: its weights, and its bias where that is not 0.</summary>
    public static int[] InDegrees(DoubleNetwork target, int layer)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (weight, bias) = (target.Layout.Weight(layer), target.Layout.Bias(layer));
        var degrees = new int[weight.Rows];
        for (var neuron = 0; neuron < degrees.Length; neuron++)
        {
            var row = target.Parameters.Slice(weight.Offset + (neuron * weight.Columns), weight.Columns);
            degrees[neuron] = row.Length - row.Count(0.0) + (target.Parameters[bias.Offset + neuron] == 0 ? 0 : 1);
        }

        return degrees;
    }

    internal static void Check(DoubleNetwork target, ReadOnlySpan<double> tolerances, ReadOnlySpan<int> hostWidths)
    {
        ArgumentNullException.ThrowIfNull(target);
        Guard.SameLength(tolerances.Length, "the list of tolerances", target.Architecture.LayerCount, $"the list of layers of {target.Architecture}");
        Guard.SameLength(hostWidths.Length, "the list of host widths", target.Architecture.LayerCount, $"the list of layers of {target.Architecture}");
        foreach (var width in hostWidths)
        {
            Guard.AtLeast(width, 0, "a host width");
        }

        foreach (var slice in target.Layout.Slices)
        {
            var tolerance = tolerances[slice.Layer];
            Guard.InRange(tolerance, 0, 1, "tolerance");
            for (var i = slice.Offset; i < slice.End; i++)
            {
                var size = Math.Abs(target.Parameters[i]);
                if (!(size == 0 || size + tolerance <= 1 + 1e-12))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"{target.Layout.Describe(i)} is {target.Parameters[i]} with tolerance {tolerance}; their sizes must add up to at most 1"), nameof(target));
                }
            }
        }
    }
}
