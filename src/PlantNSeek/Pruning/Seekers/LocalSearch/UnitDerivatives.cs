using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// Slope and curvature by the sum of one hidden unit, from those of the units it leads to. A unit has one row each for the slope, for the
/// derivatives of the outputs, and for the curvature.
/// </summary>
/// <param name="outputs">Outputs of the network.</param>
/// <param name="widest">The most units that a unit can lead to.</param>
internal sealed unsafe class UnitDerivatives(int outputs, int widest)
{
    private readonly AlignedBuffer<float> _weights = new(widest), _direct = new(outputs);
    private readonly AlignedBuffer<nint> _rows = new(widest), _outputs = new(outputs);
    private int _count;

    /// <summary>The loss's curvature by each output, a row each.</summary>
    public float** Outputs => (float**)_outputs.Pointer;

    /// <summary>Forgets the targets.</summary>
    public void Begin()
    {
        _count = 0;
        _direct.Span.Clear();
    }

    /// <summary>A unit that is led to, in ascending order.</summary>
    /// <param name="target">Its number.</param>
    /// <param name="weight">The weight that leads there.</param>
    /// <param name="rows">Its rows.</param>
    public void Add(int target, float weight, float* rows)
    {
        (_weights.Pointer[_count], _rows.Pointer[_count++]) = (weight, (nint)rows);
        if (target < outputs)
        {
            _direct.Pointer[target] = weight;
        }
    }

    /// <summary>Fills the rows of the unit.</summary>
    /// <param name="beforeOutputs">Whether it leads to outputs, whose derivatives are the weights.</param>
    /// <param name="value">The unit's values; where they are not above 0, nothing passes.</param>
    /// <param name="total">
    /// The sum of <see cref="Outputs"/> for a classification, or null. A softmax does not see what all outputs share: the variance over
    /// the outputs counts, not the mean square.
    /// </param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="stride">Numbers in a row, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(bool beforeOutputs, float* value, float* total, float* result, int stride)
    {
        var s = 0;
        for (; s + 64 <= stride; s += 64)
        {
            var (a, b, c, d) = (Open(value + s), Open(value + s + 16), Open(value + s + 32), Open(value + s + 48));
            Sum4(s, a, b, c, d, result + s);
            Vector512<float> squaresA = default, squaresB = default, squaresC = default, squaresD = default;
            Vector512<float> meanA = default, meanB = default, meanC = default, meanD = default;
            for (var k = 0; k < outputs; k++)
            {
                var row = result + ((k + 1) * stride) + s;
                if (beforeOutputs)
                {
                    var direct = Vector512.Create(_direct.Pointer[k]);
                    (a & direct).Store(row);
                    (b & direct).Store(row + 16);
                    (c & direct).Store(row + 32);
                    (d & direct).Store(row + 48);
                }
                else
                {
                    Sum4(((k + 1) * stride) + s, a, b, c, d, row);
                }

                var weights = Outputs[k] + s;
                Accumulate(weights, row, ref squaresA, ref meanA);
                Accumulate(weights + 16, row + 16, ref squaresB, ref meanB);
                Accumulate(weights + 32, row + 32, ref squaresC, ref meanC);
                Accumulate(weights + 48, row + 48, ref squaresD, ref meanD);
            }

            var curvature = result + ((outputs + 1) * stride) + s;
            Finish(squaresA, meanA, total, s).Store(curvature);
            Finish(squaresB, meanB, total, s + 16).Store(curvature + 16);
            Finish(squaresC, meanC, total, s + 32).Store(curvature + 32);
            Finish(squaresD, meanD, total, s + 48).Store(curvature + 48);
        }

        for (; s < stride; s += 16)
        {
            var open = Open(value + s);
            (open & Sum(s)).Store(result + s);
            Vector512<float> squares = default, mean = default;
            for (var k = 0; k < outputs; k++)
            {
                var at = ((k + 1) * stride) + s;
                (open & (beforeOutputs ? Vector512.Create(_direct.Pointer[k]) : Sum(at))).Store(result + at);
                Accumulate(Outputs[k] + s, result + at, ref squares, ref mean);
            }

            Finish(squares, mean, total, s).Store(result + ((outputs + 1) * stride) + s);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Open(float* value) => Vector512.GreaterThan(Vector512.Load(value), Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(float* weights, float* row, ref Vector512<float> squares, ref Vector512<float> mean)
    {
        var (weight, value) = (Vector512.Load(weights), Vector512.Load(row));
        squares = Vector512.FusedMultiplyAdd(weight * value, value, squares);
        mean = Vector512.FusedMultiplyAdd(weight, value, mean);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Finish(Vector512<float> squares, Vector512<float> mean, float* total, int s)
    {
        if (total is null)
        {
            return squares;
        }

        var all = Vector512.Load(total + s);
        var left = squares - (mean * mean / all);
        return Vector512.GreaterThan(left, Vector512<float>.Zero) & Vector512.GreaterThan(all, Vector512<float>.Zero) & left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Sum(int at)
    {
        Vector512<float> sum = default;
        for (var i = 0; i < _count; i++)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(_weights.Pointer[i]), Vector512.Load((float*)_rows.Pointer[i] + at), sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Sum4(int at, Vector512<float> openA, Vector512<float> openB, Vector512<float> openC, Vector512<float> openD, float* result)
    {
        Vector512<float> a = default, b = default, c = default, d = default;
        var weights = _weights.Pointer;
        var rows = _rows.Pointer;
        var count = _count;
        for (var i = 0; i < count; i++)
        {
            var weight = Vector512.Create(weights[i]);
            var row = (float*)rows[i] + at;
            a = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row), a);
            b = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 16), b);
            c = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 32), c);
            d = Vector512.FusedMultiplyAdd(weight, Vector512.Load(row + 48), d);
        }

        (openA & a).Store(result);
        (openB & b).Store(result + 16);
        (openC & c).Store(result + 32);
        (openD & d).Store(result + 48);
    }
}
