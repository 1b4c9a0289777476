using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>
/// Classification of points of the square by the ring they lie in: class k where exactly k bounds lie below the squared radius.
/// </summary>
public sealed class CircleTask : LearningTask
{
    private readonly double? _outermost;

    /// <param name="rings">The class bounds on the squared radius; the published ones if null.</param>
    /// <param name="knots">Knots of the approximation of x² per coordinate in the target, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="knots"/> is below 2.</exception>
    public CircleTask(CircleClasses? rings = null, int knots = CircleTarget.PublishedKnots)
        : this("circle", rings ?? CircleClasses.Published, knots, outermost: null)
    {
    }

    internal CircleTask(string name, CircleClasses rings, int knots, double? outermost)
        : base(name, inputWidth: 2, rings.Count, isClassification: true)
    {
        Guard.AtLeast(knots, 2);
        Classes = rings;
        Knots = knots;
        _outermost = outermost;
    }

    /// <summary>The rings.</summary>
    public CircleClasses Classes { get; }

    /// <summary>Knots of the approximation of x² per coordinate.</summary>
    public int Knots { get; }

    /// <inheritdoc/>
    public override DoubleNetwork Target(int depth, TargetForm form = TargetForm.Published) =>
        CircleTarget.Build(depth, Classes, Knots, _outermost);

    private protected override double[] OutputsOf(ReadOnlySpan<double> input) => Classes.Probabilities(SquaredRadius(input));

    private protected override (int Best, int Second) ClassesOf(ReadOnlySpan<double> input)
    {
        var squaredRadius = SquaredRadius(input);
        return (Classes.Label(squaredRadius), Classes.SecondBest(squaredRadius));
    }

    private static double SquaredRadius(ReadOnlySpan<double> input) => (input[0] * input[0]) + (input[1] * input[1]);
}
