using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The loss that does not see scales, and its derivatives.</summary>
[TestFixture]
public unsafe class FreeScaleLossTests
{
    [PinnedProperty]
    [Spec("OWN-007")]
    public bool PowersOfTwoOnOutputs_ChangeNoBit(Architecture architecture, Seed seed)
    {
        var (batch, outputs, loss) = Case(architecture, seed);
        using var rows = new Rows(batch, outputs);
        var before = loss.Of(rows.Pointers);
        for (var k = 0; k < batch.OutputWidth; k++)
        {
            rows.Scale(k, batch.IsClassification ? 8 : MathF.ScaleB(1, k - 1));
        }

        return loss.Of(rows.Pointers).Equals(before);
    }

    [PinnedProperty]
    [Spec("OWN-007")]
    public bool Regression_IsTheErrorAfterTheBestPositiveFactors(Architecture architecture, Seed seed)
    {
        var (batch, outputs, loss) = Case(architecture, new Seed(seed.Value * 2));
        using var rows = new Rows(batch, outputs);
        var error = Scoring.MeanSquaredError(outputs, batch, Scoring.PositiveFactors(outputs, batch));
        var zero = Scoring.MeanSquaredError(new float[outputs.Length], batch);
        return Math.Abs(loss.Of(rows.Pointers) - (error / zero)) < 1e-5;
    }

    [PinnedProperty]
    [Spec("OWN-007")]
    public bool Classification_IsTheCrossEntropyOfNormalisedOutputs(Architecture architecture, Seed seed)
    {
        var (batch, outputs, loss) = Case(architecture, new Seed((seed.Value * 2) + 1));
        using var rows = new Rows(batch, outputs);
        var (width, square, expected) = (batch.OutputWidth, 0.0, 0.0);
        for (var s = 0; s < batch.Count; s++)
        {
            var row = outputs.AsSpan(s * width, width).ToArray();
            square += row.Sum(f => (f - row.Average()) * (f - row.Average()));
        }

        var factor = square > 1e-9 ? loss.Sharpness / Math.Sqrt(square / (batch.Count * width)) : 0;
        for (var s = 0; s < batch.Count; s++)
        {
            var row = outputs.AsSpan(s * width, width).ToArray();
            expected += Math.Log(row.Sum(f => Math.Exp(factor * (f - row[batch.Labels[s]]))));
        }

        return Math.Abs(loss.Of(rows.Pointers) - (expected / batch.Count)) < 1e-5;
    }

    [PinnedProperty]
    [Spec("OWN-008")]
    public bool Slopes_AreTheDerivativesOfTheLoss(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var network = LocalSearchGraphTests.Sparse(given);
        network.Replace(PruningCase.RandomMask(given.Layout.Count, 0.8, seed.Stream("mask")).KeptIndices());
        network.Differentiate();
        var expected = Derivatives(given, network);
        var largest = 1e-2 + expected.Max(Math.Abs);
        var (last, layout) = (architecture.Depth - 1, given.Layout);
        for (var level = 1; level <= last; level++)
        {
            for (var unit = 0; unit < architecture.Widths[level]; unit++)
            {
                var sum = 0.0;
                for (var s = 0; s < given.Batch.Count; s++)
                {
                    sum += network.Slope(level, unit)[s];
                }

                if (network.Graph.IsKept(layout.BiasIndex(level - 1, unit)) && Math.Abs(sum - expected[layout.BiasIndex(level - 1, unit)]) > 2e-3 * largest)
                {
                    return false;
                }
            }
        }

        return true;
    }

    [PinnedProperty]
    [Spec("OWN-008")]
    public bool RegressionsCurvature_IsThatOfTheSquaredErrorAtTheBestFactor(Architecture architecture, Seed seed)
    {
        var (batch, outputs, loss) = Case(architecture, new Seed(seed.Value * 2));
        using var rows = new Rows(batch, outputs);
        using var curvature = new Rows(batch, new float[outputs.Length]);
        loss.Curvatures(rows.Pointers, curvature.Pointers);
        var factors = Scoring.PositiveFactors(outputs, batch);
        var squares = batch.Values.ToArray().Sum(v => (double)v * v);
        return Enumerable.Range(0, batch.OutputWidth).All(k =>
            factors[k] == 0 || Math.Abs((curvature.Pointers[k][0] * squares / (2 * factors[k] * factors[k])) - 1) < 1e-3 || outputs.Where((_, i) => i % batch.OutputWidth == k).All(f => f == 0));
    }

    // By the oracle: the derivative of the loss at a free scale is that at the best fixed scale.
    private static double[] Derivatives(PruningCase given, SparseNetwork network)
    {
        var masked = Array.ConvertAll(network.Graph.ToMask().Apply<float>(given.Parameters), p => (double)p);
        var derivatives = new double[masked.Length];
        for (var i = 0; i < masked.Length; i++)
        {
            if (network.Graph.IsKept(i) && network.Graph.Place[i].Source < 0)
            {
                const double step = 1e-6;
                masked[i] += step;
                var above = Loss(given, masked, network.Loss.Sharpness);
                masked[i] -= 2 * step;
                derivatives[i] = (above - Loss(given, masked, network.Loss.Sharpness)) / (2 * step);
                masked[i] += step;
            }
        }

        return derivatives;
    }

    private static double Loss(PruningCase given, double[] parameters, double sharpness)
    {
        var batch = given.Batch;
        var width = batch.OutputWidth;
        var outputs = given.Network.Outputs(parameters, Array.ConvertAll(batch.Inputs.ToArray(), x => (double)x));
        var (sum, total) = (0.0, 0.0);
        if (!batch.IsClassification)
        {
            for (var k = 0; k < width; k++)
            {
                var (yf, ff) = (0.0, 0.0);
                for (var s = 0; s < batch.Count; s++)
                {
                    var (y, f) = ((double)batch.Values[(s * width) + k], outputs[(s * width) + k]);
                    (yf, ff, total) = (yf + (y * f), ff + (f * f), total + (y * y));
                }

                // Where no positive factor helps, the search follows the slope of -y f instead.
                sum -= yf > 0 && ff > 0 ? yf * yf / ff : 2 * yf;
            }

            return sum / total;
        }

        for (var s = 0; s < batch.Count; s++)
        {
            var mean = outputs.Skip(s * width).Take(width).Average();
            total += outputs.Skip(s * width).Take(width).Sum(f => (f - mean) * (f - mean));
        }

        var factor = total > 0 ? sharpness / Math.Sqrt(total / (batch.Count * width)) : 0;
        for (var s = 0; s < batch.Count; s++)
        {
            var label = outputs[(s * width) + batch.Labels[s]];
            sum += Math.Log(outputs.Skip(s * width).Take(width).Sum(f => Math.Exp(factor * (f - label))));
        }

        return sum / batch.Count;
    }

    private static (Batch Batch, float[] Outputs, FreeScaleLoss Loss) Case(Architecture architecture, Seed seed)
    {
        var batch = PruningCase.RandomBatch(architecture, seed, "data");
        var random = seed.Stream("outputs");
        float[] outputs = [.. Enumerable.Range(0, batch.Count * batch.OutputWidth).Select(_ => (float)random.NextNormal())];
        return (batch, outputs, new FreeScaleLoss(new SearchSamples(batch)));
    }

    /// <summary>Outputs unit by unit, padded.</summary>
    private sealed class Rows : IDisposable
    {
        private const int Stride = SearchSamples.Block;
        private readonly AlignedBuffer<float> _values;
        private readonly AlignedBuffer<nint> _pointers;

        public Rows(Batch batch, float[] outputs)
        {
            _values = new AlignedBuffer<float>(Stride * batch.OutputWidth);
            _pointers = new AlignedBuffer<nint>(batch.OutputWidth);
            for (var k = 0; k < batch.OutputWidth; k++)
            {
                _pointers.Span[k] = (nint)(_values.Pointer + (k * Stride));
                for (var s = 0; s < batch.Count; s++)
                {
                    _values.Span[(k * Stride) + s] = outputs[(s * batch.OutputWidth) + k];
                }
            }
        }

        public float** Pointers => (float**)_pointers.Pointer;

        public void Scale(int row, float factor)
        {
            foreach (ref var value in _values.Span.Slice(row * Stride, Stride))
            {
                value *= factor;
            }
        }

        // Until here the buffers live.
        public void Dispose()
        {
            GC.KeepAlive(_values);
            GC.KeepAlive(_pointers);
        }
    }
}
