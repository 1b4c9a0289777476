using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// The rings of <see cref="CircleTask"/>. Class j has the score A_j r² + o_j with slopes A_0 = 5, A_j = 2 A_(j-1), and offsets
/// o_0 = 0, o_j = o_(j-1) + (A_(j-1) - A_j) t_j, so that neighbouring classes tie exactly on their bound t_j.
/// </summary>
public sealed class CircleClasses
{
    private readonly double[] _bounds, _slopes, _offsets;

    /// <param name="bounds">Bounds on the squared radius, positive and ascending; one fewer than classes, at least one.</param>
    /// <exception cref="ArgumentException">No bounds, or a bound that is not finite, not positive, or not above the one before.</exception>
    public CircleClasses(params ReadOnlySpan<double> bounds)
    {
        if (bounds.Length < 1)
        {
            throw new ArgumentException($"there are {bounds.Length} class bounds; at least 1 is needed for 2 classes", nameof(bounds));
        }

        _bounds = bounds.ToArray();
        _slopes = new double[bounds.Length + 1];
        _offsets = new double[bounds.Length + 1];
        _slopes[0] = 5;
        for (var j = 0; j < bounds.Length; j++)
        {
            var before = j == 0 ? 0 : bounds[j - 1];
            if (!double.IsFinite(bounds[j]) || !(bounds[j] > before))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"class bound {j} is {bounds[j]}; it must be finite and above {before}"), nameof(bounds));
            }

            _slopes[j + 1] = 2 * _slopes[j];
            _offsets[j + 1] = _offsets[j] + ((_slopes[j] - _slopes[j + 1]) * bounds[j]);
        }
    }

    /// <summary>The published bounds 0.2, 0.5, 0.7: four classes.</summary>
    public static CircleClasses Published { get; } = new(0.2, 0.5, 0.7);

    /// <summary>Number of classes.</summary>
    public int Count => _slopes.Length;

    /// <summary>Bounds on the squared radius, ascending.</summary>
    public ReadOnlySpan<double> Bounds => _bounds;

    /// <summary>A_j, the slope of each class's score in r².</summary>
    public ReadOnlySpan<double> Slopes => _slopes;

    /// <summary>o_j, the score of each class at the centre.</summary>
    public ReadOnlySpan<double> Offsets => _offsets;

    /// <summary>The class: how many bounds lie below the squared radius.</summary>
    public int Label(double squaredRadius)
    {
        var label = 0;
        while (label < _bounds.Length && _bounds[label] < squaredRadius)
        {
            label++;
        }

        return label;
    }

    /// <summary>The class with the second largest score, the lower one on a tie.</summary>
    public int SecondBest(double squaredRadius)
    {
        var best = Label(squaredRadius);
        var second = -1;
        for (var j = 0; j < Count; j++)
        {
            if (j != best && (second < 0 || Score(j, squaredRadius) > Score(second, squaredRadius)))
            {
                second = j;
            }
        }

        return second;
    }

    /// <summary>The softmax of the scores.</summary>
    public double[] Probabilities(double squaredRadius)
    {
        var top = Score(Label(squaredRadius), squaredRadius);
        var probabilities = new double[Count];
        var sum = 0.0;
        for (var j = 0; j < Count; j++)
        {
            probabilities[j] = DeterministicMath.Exp(Score(j, squaredRadius) - top);
            sum += probabilities[j];
        }

        for (var j = 0; j < Count; j++)
        {
            probabilities[j] /= sum;
        }

        return probabilities;
    }

    private double Score(int j, double squaredRadius) => (_slopes[j] * squaredRadius) + _offsets[j];
}
