using PlantNSeek.Networks;
using PlantNSeek.Numerics;

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
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3, or fewer than 2 knots.</exception>
    public static DoubleNetwork Build(int depth, CircleClasses? classes = null, int knots = PublishedKnots)
    {
        Guard.AtLeast(depth, LearningTask.SmallestDepth);
        Guard.AtLeast(knots, 2);
        classes ??= CircleClasses.Published;
        var (first, second) = Squares(depth, classes, knots);
        var hinges = first.Knots.Length + second.Knots.Length;
        var builder = new TargetBuilder(new Architecture(Widths(depth, hinges, classes.Count)));
        var layer = depth - 3; // the hinge layer is the last hidden one
        switch (depth)
        {
            case 3:
                builder.Hinges(layer, 0, first, 0);
                builder.Hinges(layer, first.Knots.Length, second, 1);
                break;
            case 4:
                SplitBySign(builder);
                builder.Hinges(layer, 0, first, 0, 1);
                builder.Hinges(layer, first.Knots.Length, second, 2, 3);
                break;
            case 5:
                SplitBySign(builder);
                AbsoluteValues(builder);
                builder.Hinges(layer, 0, first, 0);
                builder.Hinges(layer, first.Knots.Length, second, 1);
                break;
            default:
                SplitBySign(builder);
                AbsoluteValues(builder);
                Mirrors(builder, depth - 5);
                builder.Hinges(layer, 0, first, 0);
                builder.Hinges(layer, first.Knots.Length, second, 1, 2);
                break;
        }

        for (var c = 0; c < classes.Count; c++)
        {
            builder.Bias(layer + 1, c) = classes.Offsets[c];
            builder.Combine(layer + 1, c, 0, first, classes.Slopes[c]);
            builder.Combine(layer + 1, c, first.Knots.Length, second, classes.Slopes[c]);
        }

        return builder.Build();
    }

    private static (PiecewiseLinear First, PiecewiseLinear Second) Squares(int depth, CircleClasses classes, int knots)
    {
        static double Square(double x) => x * x;
        if (depth <= 5)
        {
            var one = PiecewiseLinear.Interpolate(Square, depth == 3 ? -1 : 0, 1, knots, depth == 5 ? 1 : -1);
            return (one, one);
        }

        var diagonal = Math.Sqrt(2);
        var across = (DeterministicMath.Sin(MirrorAngle(depth - 5)) * Math.Sqrt(classes.Bounds[^1])) + 0.01;
        var share = (int)Math.Ceiling(diagonal / (across + diagonal) * 2 * knots);
        var along = Math.Max(Math.Min(share, (2 * knots) - 3), 2);
        return (
            PiecewiseLinear.Interpolate(Square, 0, diagonal, along, 1),
            PiecewiseLinear.Interpolate(Square, 0, across, Math.Max((2 * knots) - along, 3), 1));
    }

    private static int[] Widths(int depth, int hinges, int classes) => depth switch
    {
        3 => [2, hinges, classes],
        4 => [2, 4, hinges, classes],
        _ => [2, 4, 2, .. Enumerable.Repeat(3, depth - 5), hinges, classes],
    };

    private static void SplitBySign(TargetBuilder builder)
    {
        for (var unit = 0; unit < 4; unit++)
        {
            builder.Weight(0, unit, unit / 2) = unit % 2 == 0 ? 1 : -1;
        }
    }

    private static void AbsoluteValues(TargetBuilder builder)
    {
        for (var unit = 0; unit < 4; unit++)
        {
            builder.Weight(1, unit / 2, unit) = 1;
        }
    }

    // Unit 0 of a mirror layer is the coordinate along the mirror, units 1 and 2 the positive and negative part of the one
    // across it; their sum is the distance from the mirror, so reading the point back with it folds the plane.
    private static void Mirrors(TargetBuilder builder, int count)
    {
        var (sin, cos) = (0.0, 0.0);
        for (var m = 1; m <= count; m++)
        {
            var (nextSin, nextCos) = DeterministicMath.SinCos(MirrorAngle(m));
            for (var unit = 0; unit < 3; unit++)
            {
                var sign = unit == 2 ? -1 : 1;
                var (u, v) = unit == 0 ? (nextCos, nextSin) : (sign * nextSin, -sign * nextCos);
                var layer = m + 1;
                if (m == 1)
                {
                    (builder.Weight(layer, unit, 0), builder.Weight(layer, unit, 1)) = (u, v);
                    continue;
                }

                builder.Weight(layer, unit, 0) = (u * cos) + (v * sin);
                builder.Weight(layer, unit, 1) = builder.Weight(layer, unit, 2) = (u * sin) - (v * cos);
            }

            (sin, cos) = (nextSin, nextCos);
        }
    }

    private static double MirrorAngle(int mirror) => Math.PI / 2 * Math.ScaleB(1, -mirror);
}
