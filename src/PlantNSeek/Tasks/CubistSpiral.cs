using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks;

/// <summary>
/// Two interleaved spiral arms of straight segments, to be told apart (Zhang and Papyan, "Sparsest Models Elude Pruning", ICML 2024).
/// No noise, and nothing random: everybody has the same points. Training and test data are the same. No <see cref="LearningTask"/>:
/// it has no hand-built target, and the truth is known by searching all masks of a small network.
/// </summary>
public static class CubistSpiral
{
    /// <summary>Straight pieces of each arm.</summary>
    public const int SegmentsPerArm = 16;

    /// <summary>Arms, which are the classes.</summary>
    public const int Arms = 2;

    private const double PointsPerArm = 25000;
    private const double HalfGap = 15;

    private static readonly Lazy<Batch> All = new(Make);

    /// <summary>
    /// All points with the arm as label: arm 0 from its first segment to its last, then arm 1. Each coordinate is standardised to
    /// mean 0 and standard deviation 1 (the unbiased one, with n - 1) in double and then rounded to float.
    /// </summary>
    public static Batch Data => All.Value;

    /// <summary>
    /// The corners of one arm before standardisation: at the angles t = 1.4 pi + pi i / 4, i = 0 … 16, at the distance 10 t + pi + 15
    /// from the origin for arm 0 and 10 t + pi - 15 for arm 1, both moved by one shift so that the least coordinates are 0.
    /// </summary>
    /// <param name="arm">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm.</exception>
    public static (double X, double Y)[] Corners(int arm)
    {
        Guard.InRange(arm, 0, Arms - 1);
        var (both, shift) = (new[] { Unshifted(0), Unshifted(1) }, (X: double.MaxValue, Y: double.MaxValue));
        foreach (var corner in both.SelectMany(static corners => corners))
        {
            shift = (Math.Min(shift.X, corner.X), Math.Min(shift.Y, corner.Y));
        }

        return Array.ConvertAll(both[arm], corner => (corner.X - shift.X, corner.Y - shift.Y));
    }

    /// <summary>Points on each segment of an arm: 25,000 times its share of the arm's length, rounded down; both ends are points.</summary>
    /// <param name="arm">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm.</exception>
    public static int[] PointsPerSegment(int arm)
    {
        var corners = Corners(arm);
        var lengths = new double[SegmentsPerArm];
        var total = 0.0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var (dx, dy) = (corners[i + 1].X - corners[i].X, corners[i + 1].Y - corners[i].Y);
            lengths[i] = Math.Sqrt(Math.FusedMultiplyAdd(dx, dx, dy * dy));
            total += lengths[i];
        }

        return Array.ConvertAll(lengths, length => (int)(PointsPerArm * (length / total)));
    }

    /// <summary>Every <paramref name="step"/>-th point, the first included.</summary>
    /// <param name="step">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static Batch EveryNth(int step)
    {
        Guard.AtLeast(step, 1);
        var positions = new int[(Data.Count + step - 1) / step];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i * step;
        }

        return Data.Take(positions);
    }

    private static (double X, double Y)[] Unshifted(int arm)
    {
        var corners = new (double X, double Y)[SegmentsPerArm + 1];
        for (var i = 0; i < corners.Length; i++)
        {
            var angle = (1.4 * Math.PI) + (Math.PI * i / 4);
            var distance = (10 * angle) + Math.PI + (arm == 0 ? HalfGap : -HalfGap);
            var (sin, cos) = DeterministicMath.SinCos(angle);
            corners[i] = (distance * cos, distance * sin);
        }

        return corners;
    }

    private static Batch Make()
    {
        var (xs, ys, labels) = (new List<double>(), new List<double>(), new List<int>());
        for (var arm = 0; arm < Arms; arm++)
        {
            var (corners, counts) = (Corners(arm), PointsPerSegment(arm));
            for (var segment = 0; segment < SegmentsPerArm; segment++)
            {
                var (from, to, count) = (corners[segment], corners[segment + 1], counts[segment]);
                for (var i = 0; i < count; i++)
                {
                    var t = (double)i / (count - 1);
                    xs.Add(from.X + (t * (to.X - from.X)));
                    ys.Add(from.Y + (t * (to.Y - from.Y)));
                    labels.Add(arm);
                }
            }
        }

        var inputs = new float[2 * labels.Count];
        Standardise(xs, inputs, 0);
        Standardise(ys, inputs, 1);
        return Batch.Classification(inputs, 2, labels.ToArray(), Arms);
    }

    private static void Standardise(List<double> values, float[] inputs, int coordinate)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var (mean, squares) = (sum / values.Count, 0.0);
        foreach (var value in values)
        {
            squares = Math.FusedMultiplyAdd(value - mean, value - mean, squares);
        }

        var deviation = Math.Sqrt(squares / (values.Count - 1));
        for (var i = 0; i < values.Count; i++)
        {
            inputs[(2 * i) + coordinate] = (float)((values[i] - mean) / deviation);
        }
    }
}
