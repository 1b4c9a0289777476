using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// A loss that does not see the scale of the outputs. Regression: the share of the targets' squares that is left after the best factor above 0 of
/// each output. Classification: cross entropy of the outputs divided by the root mean square of their deviations from each sample's mean, times
/// <see cref="Sharpness"/>.
/// </summary>
internal sealed unsafe partial class FreeScaleLoss
{
    private readonly SearchSamples _samples;
    private readonly int _width;
    private readonly AlignedBuffer<float> _mean, _exponentials;
    private readonly double[] _targetSquares;
    private readonly double _allSquares;
    private float _factor;

    public FreeScaleLoss(SearchSamples samples)
    {
        _samples = samples;
        _width = samples.OutputWidth;
        _mean = new AlignedBuffer<float>(samples.Stride);
        _exponentials = new AlignedBuffer<float>(samples.Stride * (_width + 1));
        _targetSquares = new double[_width];
        for (var k = 0; k < _width; k++)
        {
            _targetSquares[k] = Rows.Dot(samples.Target(k), samples.Target(k), samples.Stride);
            _allSquares += _targetSquares[k];
        }
    }

    /// <summary>How sharp the classification is: the inverse temperature of the normalised outputs.</summary>
    public double Sharpness { get; set; } = 2;

    /// <summary>The loss of outputs given as one row each.</summary>
    public double Of(float** outputs) => _samples.IsClassification ? CrossEntropy(outputs, Factor(outputs)) : SquaredError(outputs);

    /// <summary>Chooses the sharpness with the smallest loss near the present one; does nothing for a regression.</summary>
    public double Sharpen(float** outputs)
    {
        var best = Of(outputs);
        if (!_samples.IsClassification)
        {
            return best;
        }

        for (var step = 1.25; step > 1.01; step = 1 + ((step - 1) / 2))
        {
            foreach (var factor in (ReadOnlySpan<double>)[step, 1 / step])
            {
                for (; ; )
                {
                    var before = Sharpness;
                    Sharpness = Math.Clamp(before * factor, 0.1, 100);
                    var value = Of(outputs);
                    if (!(value < best))
                    {
                        Sharpness = before;
                        break;
                    }

                    best = value;
                }
            }
        }

        return best;
    }

    private double SquaredError(float** outputs)
    {
        var left = 0.0;
        for (var k = 0; k < _width; k++)
        {
            double yf = Rows.Dot(_samples.Target(k), outputs[k], _samples.Stride);
            double ff = Rows.Dot(outputs[k], outputs[k], _samples.Stride, _samples.Weights);
            left += _targetSquares[k] - (yf > 0 && ff > 0 ? yf * yf / ff : 0);
        }

        return _allSquares > 0 ? Math.Max(left, 0) / _allSquares : 0;
    }

    // Fills the mean of each sample's outputs; returns sharpness over root mean square.
    private float Factor(float** outputs)
    {
        var share = Vector512.Create(1f / _width);
        var squares = Vector512<float>.Zero;
        for (var s = 0; s < _samples.Stride; s += 16)
        {
            var sum = Vector512<float>.Zero;
            for (var k = 0; k < _width; k++)
            {
                sum += Vector512.Load(outputs[k] + s);
            }

            var mean = sum * share;
            mean.Store(_mean.Pointer + s);
            var weight = Vector512.Load(_samples.Weights + s);
            for (var k = 0; k < _width; k++)
            {
                var centred = (Vector512.Load(outputs[k] + s) - mean) * weight;
                squares = Vector512.FusedMultiplyAdd(centred, centred, squares);
            }
        }

        var total = (double)Rows.Total(squares) / ((double)_samples.Count * _width);
        return total > 0 ? (float)(Sharpness / Math.Sqrt(total)) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double CrossEntropy(float** outputs, float factor)
    {
        var (stride, loss) = (_samples.Stride, 0.0);
        var scale = Vector512.Create(factor);
        var margins = Vector512<float>.Zero;
        var total = _exponentials.Pointer + (_width * stride);
        for (var s = 0; s < stride; s += 16)
        {
            var top = Vector512.Load(outputs[0] + s);
            for (var k = 1; k < _width; k++)
            {
                top = FloatLanes512.Maximum(top, Vector512.Load(outputs[k] + s));
            }

            var sum = Vector512<float>.Zero;
            var wanted = Vector512<float>.Zero;
            for (var k = 0; k < _width; k++)
            {
                var below = (Vector512.Load(outputs[k] + s) - top) * scale;
                wanted = Vector512.FusedMultiplyAdd(below, Vector512.Load(_samples.Target(k) + s), wanted);
                var e = FloatExp<Vector512<float>, FloatLanes512>.OfNonPositive(below);
                e.Store(_exponentials.Pointer + (k * stride) + s);
                sum += e;
            }

            sum.Store(total + s);
            margins = Vector512.FusedMultiplyAdd(wanted, Vector512.Load(_samples.Weights + s), margins);
        }

        // The product of many sums needs one logarithm: each lies in [1, width].
        var product = 1.0;
        for (var s = 0; s < _samples.Count; s++)
        {
            product *= total[s];
            if (product > 1e200)
            {
                loss += DeterministicMath.Log(product);
                product = 1;
            }
        }

        return (loss + DeterministicMath.Log(product) - Rows.Total(margins)) / _samples.Count;
    }
}
