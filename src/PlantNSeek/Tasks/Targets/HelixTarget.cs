using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// The helix, piecewise linear in each coordinate over shared hinges. Depth 3: hinges on x, then the three coordinates. From depth 4 the
/// first unit makes x positive, hinges on [0, 2], the coordinates; beyond depth 4 they are carried on, raised by 1, by identity layers.
/// </summary>
public static class HelixTarget
{
    /// <summary>Knots of the published target.</summary>
    public const int PublishedKnots = 30;

    private const int Coordinates = 3;

    /// <summary>The target for the noise-free helix.</summary>
    /// <param name="depth">Layers of neurons, at least 3.</param>
    /// <param name="knots">Hinges, at least 2.</param>
    /// <param name="form">Published: the linear third coordinate also gets the roundings of its vanishing kinks as edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3, or fewer than 2 knots.</exception>
    public static DoubleNetwork Build(int depth, int knots = PublishedKnots, TargetForm form = TargetForm.Published)
    {
        Guard.AtLeast(depth, TargetBuilder.SmallestDepth);
        Guard.AtLeast(knots, 2);
        var shift = depth > 3 ? 1.0 : 0.0; // hidden units carry only what is not negative
        var hinges = depth > 3 ? 1 : 0;
        var builder = new TargetBuilder(new Architecture(Widths(depth, knots)));
        if (depth > 3)
        {
            builder.Weight(0, 0, 0) = 1;
            builder.Bias(0, 0) = 1;
        }

        for (var c = 0; c < Coordinates; c++)
        {
            var coordinate = c;
            var function = PiecewiseLinear.Interpolate(z => Coordinate(coordinate, z - shift), -1 + shift, 1 + shift, knots);
            builder.Hinges(hinges, 0, function, 0);
            if (c == Coordinates - 1 && form == TargetForm.Lean)
            {
                // Linear: relu(z - z_1) alone, which is z - z_1 on the whole domain.
                builder.Weight(hinges + 1, c, 0) = (Coordinate(c, 1) - Coordinate(c, -1)) / 2;
                builder.Bias(hinges + 1, c) = Coordinate(c, -1);
            }
            else
            {
                builder.Combine(hinges + 1, c, 0, function);
            }
        }

        CarryOn(builder, depth);
        return builder.Build();
    }

    // One coordinate (0, 1 or 2) of the helix at an input in [-1, 1].
    internal static double Coordinate(int coordinate, double x)
    {
        var y = (5 * Math.PI) + (3 * Math.PI * x);
        return coordinate switch
        {
            0 => y * DeterministicMath.Cos(y) / (8 * Math.PI),
            1 => y * DeterministicMath.Sin(y) / (8 * Math.PI),
            2 => y / (8 * Math.PI),
            _ => throw new ArgumentOutOfRangeException(nameof(coordinate), $"coordinate is {coordinate}; the helix has coordinates 0, 1 and 2"),
        };
    }

    private static int[] Widths(int depth, int knots)
    {
        var widths = new int[depth];
        Array.Fill(widths, Coordinates);
        widths[0] = 1;
        if (depth > 3)
        {
            widths[1] = 1;
        }

        widths[depth > 3 ? 2 : 1] = knots;
        return widths;
    }

    // Coordinates lie above -1: raised by 1 they pass the ReLUs unchanged, and the output takes the 1 away.
    private static void CarryOn(TargetBuilder builder, int depth)
    {
        const int combine = 2;
        for (var c = 0; depth > 4 && c < Coordinates; c++)
        {
            builder.Bias(combine, c) += 1;
            for (var layer = combine + 1; layer < depth - 1; layer++)
            {
                builder.Weight(layer, c, c) = 1;
            }

            builder.Bias(depth - 2, c) = -1;
        }
    }
}
