using System.Runtime.CompilerServices;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Training.Engine.Updates;

namespace PlantNSeek.Training.Engine;

/// <summary>The mean loss of a batch and its derivative by the outputs, all <c>[output][padded samples]</c>, one lane a sample.</summary>
internal sealed unsafe class BatchLoss<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private readonly LossFunction _loss;
    private readonly int _outputs, _padded;
    private readonly AlignedBuffer<float> _probabilities, _terms, _picked;

    public BatchLoss(LossFunction loss, int outputs, int padded)
    {
        (_loss, _outputs, _padded) = (loss, outputs, padded);
        _probabilities = new AlignedBuffer<float>(loss.SoftmaxBeforeLoss ? outputs * padded : 0);
        _terms = new AlignedBuffer<float>(padded);
        _picked = new AlignedBuffer<float>(padded);
    }

    /// <param name="outputs">The network's outputs; overwritten.</param>
    /// <param name="targets">Values <c>[output][padded]</c>, or labels <c>[padded]</c> as numbers.</param>
    /// <param name="deltas">Receives the derivative of the mean loss.</param>
    /// <param name="samples">Real samples.</param>
    public double Run(float* outputs, float* targets, float* deltas, int samples)
    {
        if (_loss.Temperature != 1)
        {
            DivideByTemperature(outputs);
        }

        var scores = outputs;
        if (_loss.SoftmaxBeforeLoss)
        {
            scores = _probabilities.Pointer;
            Softmax(outputs, scores);
        }

        var loss = _loss.Kind == LossKind.SoftmaxCrossEntropy
            ? CrossEntropy(scores, targets, deltas, samples)
            : SquaredError(scores, targets, deltas, samples);
        if (_loss.SoftmaxBeforeLoss)
        {
            BackThroughSoftmax(scores, deltas);
        }

        if (_loss.Temperature != 1)
        {
            DivideByTemperature(deltas);
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SquaredError(float* outputs, float* targets, float* deltas, int samples)
    {
        var scale = TLanes.Broadcast((float)(2.0 / ((double)samples * _outputs)));
        for (var s = 0; s < _padded; s += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (var i = s; i < _outputs * _padded; i += _padded)
            {
                var difference = TLanes.Subtract(TLanes.Load(outputs + i), TLanes.Load(targets + i));
                sum = TLanes.MultiplyAdd(difference, difference, sum);
                TLanes.Store(deltas + i, TLanes.Multiply(difference, scale));
            }

            TLanes.Store(_terms.Pointer + s, sum);
        }

        var total = 0.0;
        for (var s = 0; s < samples; s++)
        {
            total += _terms.Pointer[s];
        }

        return total / ((double)samples * _outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double CrossEntropy(float* outputs, float* labels, float* deltas, int samples)
    {
        var (one, scale) = (TLanes.Broadcast(1), TLanes.Broadcast(1f / samples));
        var end = _outputs * _padded;
        for (var s = 0; s < _padded; s += TLanes.Count)
        {
            var maximum = Maximum(outputs, s);
            var (sum, picked) = (TLanes.Zero, TLanes.Zero);
            var label = TLanes.Load(labels + s);
            var unit = 0;
            for (var i = s; i < end; i += _padded, unit++)
            {
                var x = TLanes.Subtract(TLanes.Load(outputs + i), maximum);
                picked = TLanes.Add(picked, TLanes.WhereEqual(label, TLanes.Broadcast(unit), x));
                x = FloatExp<TVector, TLanes>.OfNonPositive(x);
                sum = TLanes.Add(sum, x);
                TLanes.Store(deltas + i, x);
            }

            TLanes.Store(_terms.Pointer + s, sum);
            TLanes.Store(_picked.Pointer + s, picked);
            unit = 0;
            for (var i = s; i < end; i += _padded, unit++)
            {
                var p = TLanes.Divide(TLanes.Load(deltas + i), sum);
                p = TLanes.Subtract(p, TLanes.WhereEqual(label, TLanes.Broadcast(unit), one));
                TLanes.Store(deltas + i, Vanishing.Gradient<TVector, TLanes>(TLanes.Multiply(p, scale))); // of a class that the network excludes
            }
        }

        // The sums lie between 1 and the number of classes: one logarithm of their product serves many samples.
        var (total, product) = (0.0, 1.0);
        for (var s = 0; s < samples; s++)
        {
            total -= _picked.Pointer[s];
            product *= _terms.Pointer[s];
            if (!(product < 1e250))
            {
                total += DeterministicMath.Log(product);
                product = 1;
            }
        }

        return (total + DeterministicMath.Log(product)) / samples;
    }

    private void Softmax(float* outputs, float* probabilities)
    {
        var end = _outputs * _padded;
        for (var s = 0; s < _padded; s += TLanes.Count)
        {
            var maximum = Maximum(outputs, s);
            var sum = TLanes.Zero;
            for (var i = s; i < end; i += _padded)
            {
                var x = FloatExp<TVector, TLanes>.OfNonPositive(TLanes.Subtract(TLanes.Load(outputs + i), maximum));
                sum = TLanes.Add(sum, x);
                TLanes.Store(probabilities + i, x);
            }

            for (var i = s; i < end; i += _padded)
            {
                TLanes.Store(probabilities + i, TLanes.Divide(TLanes.Load(probabilities + i), sum));
            }
        }
    }

    // dz_k = p_k (d_k - sum_j p_j d_j)
    private void BackThroughSoftmax(float* probabilities, float* deltas)
    {
        var end = _outputs * _padded;
        for (var s = 0; s < _padded; s += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (var i = s; i < end; i += _padded)
            {
                sum = TLanes.MultiplyAdd(TLanes.Load(probabilities + i), TLanes.Load(deltas + i), sum);
            }

            for (var i = s; i < end; i += _padded)
            {
                TLanes.Store(deltas + i, TLanes.Multiply(TLanes.Load(probabilities + i), TLanes.Subtract(TLanes.Load(deltas + i), sum)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Maximum(float* outputs, int sample)
    {
        var maximum = TLanes.Load(outputs + sample);
        for (var i = sample + _padded; i < _outputs * _padded; i += _padded)
        {
            maximum = TLanes.Maximum(maximum, TLanes.Load(outputs + i));
        }

        return maximum;
    }

    private void DivideByTemperature(float* values)
    {
        var temperature = TLanes.Broadcast((float)_loss.Temperature);
        for (var i = 0; i < _outputs * _padded; i += TLanes.Count)
        {
            TLanes.Store(values + i, TLanes.Divide(TLanes.Load(values + i), temperature));
        }
    }
}
