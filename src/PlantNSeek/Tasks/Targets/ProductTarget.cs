using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// x1 x2 = ((x1 + x2)² - (x1² + x2²)) / 2: the hidden layers of <see cref="CircleTarget"/> with the published rings, and beside them
/// the sum x1 + x2, squared in the same way. Depth 3: hinges on [-2, 2]. Depth 4: relu(±(x1 + x2)) first, hinges on [0, 2]. From depth 5 on:
/// |x1 + x2| in a layer of its own, carried past the mirror layers.
/// </summary>
public static class ProductTarget
{
    /// <summary>The target.</summary>
    /// <param name="depth">Layers of neurons, at least 3.</param>
    /// <param name="knots">Knots per coordinate, and of the square of the sum, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3, or fewer than 2 knots.</exception>
    public static DoubleNetwork Build(int depth, int knots = CircleTarget.PublishedKnots)
    {
        var radius = new SquaredRadiusLayers(depth, knots, CircleClasses.Published.Bounds[^1]);
        var square = PiecewiseLinear.Interpolate(SquaredRadiusLayers.Square, depth == 3 ? -2 : 0, 2, knots, depth >= 5 ? 1 : -1);
        var widths = radius.Widths;
        var own = (int[])widths.Clone(); // the first unit of each layer behind those of the radius
        widths[0] += depth == 3 ? knots : 2;
        for (var layer = 1; layer < widths.Length; layer++)
        {
            widths[layer] += layer == widths.Length - 1 ? knots : 1;
        }

        var builder = new TargetBuilder(new Architecture([2, .. widths, 1]));
        radius.Write(builder);
        WriteSum(builder, depth, own, square);
        radius.Combine(builder, 0, -0.5);
        builder.Combine(depth - 2, 0, own[^1], square, 0.5);
        return builder.Build();
    }

    private static void WriteSum(TargetBuilder builder, int depth, int[] own, PiecewiseLinear square)
    {
        var hinges = depth - 3;
        if (depth == 3)
        {
            builder.Hinges(hinges, own[0], square, 0, 1);
            return;
        }

        for (var input = 0; input < 2; input++)
        {
            builder.Weight(0, own[0], input) = 1;
            builder.Weight(0, own[0] + 1, input) = -1;
        }

        if (depth == 4)
        {
            builder.Hinges(hinges, own[1], square, own[0], own[0] + 1);
            return;
        }

        builder.Weight(1, own[1], own[0]) = builder.Weight(1, own[1], own[0] + 1) = 1;
        for (var layer = 2; layer < hinges; layer++)
        {
            builder.Weight(layer, own[layer], own[layer - 1]) = 1;
        }

        builder.Hinges(hinges, own[^1], square, own[^2]);
    }
}
