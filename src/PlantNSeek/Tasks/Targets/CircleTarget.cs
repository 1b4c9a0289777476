using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// The rings by their squared radius, a sum of two functions of one number each. Depth 3: hinges of x² on [-1, 1]. Depth 4: relu(±x) first,
/// hinges on [0, 1]. Depth 5: |x| in a layer of its own. From depth 6 on, depth - 5 mirror layers fold the quadrant onto a thin
/// wedge, so that one coordinate is nearly the radius and takes most of the knots.
/// </summary>
public static class CircleTarget
{
    /// <summary>Knots per coordinate of the published target.</summary>
    public const int PublishedKnots = 10;

    /// <summary>The target for given rings.</summary>
    /// <param name="depth">Layers of neurons, at least 3.</param>
    /// <param name="classes">The rings; the published ones if null.</param>
    /// <param name="knots">Knots per coordinate, at least 2; beyond depth 5 twice as many are shared out between the coordinates.</param>
    /// <param name="outermost">
    /// The squared radius up to which the folded coordinate has knots beyond depth 5; that of the rings if null. Targets with one value have
    /// the same hidden layers, whatever their rings.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3, fewer than 2 knots, or a squared radius that is not positive.</exception>
    public static DoubleNetwork Build(int depth, CircleClasses? classes = null, int knots = PublishedKnots, double? outermost = null)
    {
        classes ??= CircleClasses.Published;
        var bound = outermost ?? classes.Bounds[^1];
        Guard.InRange(bound, double.Epsilon, double.MaxValue, nameof(outermost));
        var layers = new SquaredRadiusLayers(depth, knots, bound);
        var builder = new TargetBuilder(new Architecture([2, .. layers.Widths, classes.Count]));
        layers.Write(builder);
        for (var c = 0; c < classes.Count; c++)
        {
            builder.Bias(depth - 2, c) = classes.Offsets[c];
            layers.Combine(builder, c, classes.Slopes[c]);
        }

        return builder.Build();
    }
}
