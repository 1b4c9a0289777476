using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>Regression of a helix of three coordinates: (y cos y, y sin y, y) / (8 pi) with y = 5 pi + 3 pi x.</summary>
public sealed class HelixTask : LearningTask
{
    /// <param name="knots">Knots of the piecewise-linear approximation in the target, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="knots"/> is below 2.</exception>
    public HelixTask(int knots = HelixTarget.PublishedKnots)
        : base("helix", inputWidth: 1, outputWidth: 3, isClassification: false)
    {
        Guard.AtLeast(knots, 2);
        Knots = knots;
    }

    /// <summary>Knots of the piecewise-linear approximation.</summary>
    public int Knots { get; }

    /// <summary>One coordinate (0, 1 or 2) of the helix at an input in [-1, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coordinate is none of the three.</exception>
    public static double Coordinate(int coordinate, double x) => HelixTarget.Coordinate(coordinate, x);

    /// <inheritdoc/>
    public override DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published) => HelixTarget.Build(depth, Knots, form);

    private protected override double[] OutputsOf(ReadOnlySpan<double> input) =>
        [Coordinate(0, input[0]), Coordinate(1, input[0]), Coordinate(2, input[0])];
}
