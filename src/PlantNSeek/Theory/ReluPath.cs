using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Theory;

/// <summary>
/// A ticket for the task ReLU is a path of positive weights from an input to an output (section 3 of the paper). How probable is it that a
/// random network, or a random network under a random mask, has one?
/// </summary>
public static class ReluPath
{
    /// <summary>
    /// The exact probability that a network with weights of symmetric distribution has a path of kept positive weights from some
    /// input to some output, when each weight is kept independently with probability <paramref name="density"/>. (A mask of an exact size
    /// differs from this by the dependence of its draws only.)
    /// </summary>
    /// <param name="architecture">The widths.</param>
    /// <param name="density">The probability that a weight is kept; 1 without a mask.</param>
    public static double Probability(Architecture architecture, Density density)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var widths = architecture.Widths;
        var reached = UnitReach.Certain(widths[0], widths[0]);
        foreach (var width in widths[1..])
        {
            reached = UnitReach.Next(reached, width, density.Value / 2);
        }

        return UnitReach.Any(reached);
    }

    /// <summary>
    /// The product Π (1 - 0.5^n) over the widths n behind the input, which the paper calls almost 1. It is what a greedy walk finds; with one output
    /// its last factor alone is 0.5, and the exact probability is larger.
    /// </summary>
    public static double GreedyProduct(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var product = 1.0;
        foreach (var width in architecture.Widths[1..])
        {
            product *= 1 - DeterministicMath.Pow(0.5, width);
        }

        return product;
    }

    /// <summary>Whether kept positive weights lead from some input to some output.</summary>
    /// <param name="layout">The layout of parameters and mask.</param>
    /// <param name="parameters">All parameters, flat; biases are not looked at, nor masked weights.</param>
    /// <param name="mask">What is kept.</param>
    /// <exception cref="ArgumentException">A length is not the layout's.</exception>
    public static bool Exists(ParameterLayout layout, ReadOnlySpan<double> parameters, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(parameters.Length, "the parameter buffer", layout.Count, "the layout");
        Guard.SameLength(mask.Length, "mask", layout.Count, "the layout");
        var reached = new bool[layout.Weight(0).Columns];
        Array.Fill(reached, true);
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (slice, next) = (layout.Weight(layer), new bool[layout.Weight(layer).Rows]);
            for (var input = 0; input < reached.Length; input++)
            {
                for (var output = 0; reached[input] && output < next.Length; output++)
                {
                    var index = slice.Offset + (output * slice.Columns) + input;
                    next[output] |= mask[index] && parameters[index] > 0;
                }
            }

            reached = next;
        }

        return reached.AsSpan().Contains(true);
    }
}
