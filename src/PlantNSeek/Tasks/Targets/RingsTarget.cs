using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Tasks.Targets;

/// <summary>The squared radius itself: the hidden layers of <see cref="CircleTarget"/> with the published rings, under one output.</summary>
public static class RingsTarget
{
    /// <summary>The target.</summary>
    /// <param name="depth">Layers of neurons, at least 3.</param>
    /// <param name="knots">Knots per coordinate, at least 2; see <see cref="CircleTarget"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3, or fewer than 2 knots.</exception>
    public static DoubleNetwork Build(int depth, int knots = CircleTarget.PublishedKnots)
    {
        var layers = new SquaredRadiusLayers(depth, knots, CircleClasses.Published.Bounds[^1]);
        var builder = new TargetBuilder(new Architecture([2, .. layers.Widths, 1]));
        layers.Write(builder);
        layers.Combine(builder, 0, 1);
        return builder.Build();
    }
}
