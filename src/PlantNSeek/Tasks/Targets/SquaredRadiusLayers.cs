using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// The hidden layers that Circle, rings and product have in common: x1² + x2² as a sum of hinges, ready for any output layer to
/// read. They take the first units of each layer, so that a target may add units of its own behind them.
/// </summary>
internal sealed class SquaredRadiusLayers
{
    private readonly int _depth;
    private readonly PiecewiseLinear _first, _second;

    /// <param name="depth">Layers of neurons of the target, at least 3.</param>
    /// <param name="knots">Knots per coordinate, at least 2; beyond depth 5 twice as many are shared out between the coordinates.</param>
    /// <param name="outermost">The squared radius up to which the folded coordinate has knots beyond depth 5.</param>
    public SquaredRadiusLayers(int depth, int knots, double outermost)
    {
        Guard.AtLeast(depth, TargetBuilder.SmallestDepth);
        Guard.AtLeast(knots, 2);
        _depth = depth;
        (_first, _second) = Squares(depth, knots, outermost);
    }

    /// <summary>Units of each hidden layer.</summary>
    public int[] Widths => _depth switch
    {
        3 => [Hinges],
        4 => [4, Hinges],
        _ => [4, 2, .. Enumerable.Repeat(3, _depth - 5), Hinges],
    };

    /// <summary>Units of the last hidden layer.</summary>
    public int Hinges => _first.Knots.Length + _second.Knots.Length;

    /// <summary>Writes the hidden layers into a target of that depth.</summary>
    public void Write(TargetBuilder builder)
    {
        var layer = _depth - 3; // the hinge layer is the last hidden one
        switch (_depth)
        {
            case 3:
                builder.Hinges(layer, 0, _first, 0);
                builder.Hinges(layer, _first.Knots.Length, _second, 1);
                break;
            case 4:
                SplitBySign(builder);
                builder.Hinges(layer, 0, _first, 0, 1);
                builder.Hinges(layer, _first.Knots.Length, _second, 2, 3);
                break;
            case 5:
                SplitBySign(builder);
                AbsoluteValues(builder);
                builder.Hinges(layer, 0, _first, 0);
                builder.Hinges(layer, _first.Knots.Length, _second, 1);
                break;
            default:
                SplitBySign(builder);
                AbsoluteValues(builder);
                Mirrors(builder, _depth - 5);
                builder.Hinges(layer, 0, _first, 0);
                builder.Hinges(layer, _first.Knots.Length, _second, 1, 2);
                break;
        }
    }

    /// <summary>Adds <paramref name="factor"/> times the squared radius to an output.</summary>
    public void Combine(TargetBuilder builder, int output, double factor)
    {
        builder.Combine(_depth - 2, output, 0, _first, factor);
        builder.Combine(_depth - 2, output, _first.Knots.Length, _second, factor);
    }

    internal static double Square(double x) => x * x;

    private static (PiecewiseLinear First, PiecewiseLinear Second) Squares(int depth, int knots, double outermost)
    {
        if (depth <= 5)
        {
            var one = PiecewiseLinear.Interpolate(Square, depth == 3 ? -1 : 0, 1, knots, depth == 5 ? 1 : -1);
            return (one, one);
        }

        var diagonal = Math.Sqrt(2);
        var across = (DeterministicMath.Sin(MirrorAngle(depth - 5)) * Math.Sqrt(outermost)) + 0.01;
        var share = (int)Math.Ceiling(diagonal / (across + diagonal) * 2 * knots);
        var along = Math.Max(Math.Min(share, (2 * knots) - 3), 2);
        return (
            PiecewiseLinear.Interpolate(Square, 0, diagonal, along, 1),
            PiecewiseLinear.Interpolate(Square, 0, across, Math.Max((2 * knots) - along, 3), 1));
    }

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
