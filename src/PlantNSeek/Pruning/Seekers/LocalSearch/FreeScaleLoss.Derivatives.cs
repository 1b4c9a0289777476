using System.Runtime.Intrinsics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <content>First and second derivatives by the outputs.</content>
internal sealed unsafe partial class FreeScaleLoss
{
    /// <summary><paramref name="gradient"/> receives the derivative of the loss by each output, a row each.</summary>
    /// <remarks>An output that no positive factor brings nearer gets the slope towards its target values.</remarks>
    public void WithGradient(float** outputs, float** gradient)
    {
        if (_samples.IsClassification)
        {
            CrossEntropyGradient(outputs, gradient);
            return;
        }

        var stride = _samples.Stride;
        for (var k = 0; k < _width; k++)
        {
            var factor = BestFactor(outputs, k);
            var scale = 2 / _allSquares * (factor > 0 ? factor : 1);
            Rows.Product((float)(scale * Math.Max(factor, 0)), outputs[k], _samples.Weights, gradient[k], stride);
            Rows.Add((float)-scale, _samples.Target(k), gradient[k], stride);
        }
    }

    /// <summary>Fills the weight of each output's squared change in the loss (Gauss-Newton), a row each; to be called after <see cref="WithGradient"/>.</summary>
    public void Curvatures(float** outputs, float** curvature)
    {
        var stride = _samples.Stride;
        for (var k = 0; k < _width; k++)
        {
            if (!_samples.IsClassification)
            {
                var factor = BestFactor(outputs, k);
                Rows.Scale((float)(2 / _allSquares * (factor > 0 ? factor * factor : 1)), _samples.Weights, curvature[k], stride);
                continue;
            }

            var (exponentials, total) = ((nint)_exponentials.Pointer + (k * stride * sizeof(float)), (nint)_exponentials.Pointer + (_width * stride * sizeof(float)));
            var scale = Vector512.Create(_factor * _factor / _samples.Count);
            for (var s = 0; s < stride; s += 16)
            {
                var probability = Vector512.Load((float*)exponentials + s) / Vector512.Load((float*)total + s);
                (scale * probability * Vector512.Load(_samples.Weights + s)).Store(curvature[k] + s);
            }
        }
    }

    private double BestFactor(float** outputs, int k)
    {
        double squares = Rows.Dot(outputs[k], outputs[k], _samples.Stride, _samples.Weights);
        return squares > 0 ? Rows.Dot(_samples.Target(k), outputs[k], _samples.Stride) / squares : 0;
    }

    // The loss does not change along the outputs' deviations from their means: what points there is taken out.
    private void CrossEntropyGradient(float** outputs, float** gradient)
    {
        var stride = _samples.Stride;
        _factor = Factor(outputs);
        CrossEntropy(outputs, _factor);
        var total = _exponentials.Pointer + (_width * stride);
        var (along, squares) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var k = 0; k < _width; k++)
        {
            var exponentials = _exponentials.Pointer + (k * stride);
            var scale = Vector512.Create(_factor / _samples.Count);
            for (var s = 0; s < stride; s += 16)
            {
                var weight = Vector512.Load(_samples.Weights + s);
                var slope = ((Vector512.Load(exponentials + s) / Vector512.Load(total + s)) - Vector512.Load(_samples.Target(k) + s)) * weight * scale;
                var centred = (Vector512.Load(outputs[k] + s) - Vector512.Load(_mean.Pointer + s)) * weight;
                slope.Store(gradient[k] + s);
                along = Vector512.FusedMultiplyAdd(slope, centred, along);
                squares = Vector512.FusedMultiplyAdd(centred, centred, squares);
            }
        }

        var all = Rows.Total(squares);
        var share = Vector512.Create(all > 0 ? Rows.Total(along) / all : 0);
        for (var k = 0; k < _width; k++)
        {
            for (var s = 0; s < stride; s += 16)
            {
                var centred = (Vector512.Load(outputs[k] + s) - Vector512.Load(_mean.Pointer + s)) * Vector512.Load(_samples.Weights + s);
                (Vector512.Load(gradient[k] + s) - (share * centred)).Store(gradient[k] + s);
            }
        }
    }
}
