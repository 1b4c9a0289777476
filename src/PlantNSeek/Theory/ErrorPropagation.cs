using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Theory;

/// <summary>
/// Lemma 1 of the paper: how far each parameter of a network may move so that its outputs move by at most ε (Euclidean norm)
/// for every input in [-1, 1]^n.
/// <para>
/// Printed (appendix): ε_l = ε / (L sqrt(m_l) (1 + sup ‖x^(l-1)‖₁) Π_{k>l} (‖W^(k)‖ + ε/L)), with m_l changed parameters in layer l
/// and ‖W‖ = max |w|. The proof takes ‖W v‖₂ for at most max |w| ‖v‖₂, which is false; see <see cref="LemmaCounterexample"/>.
/// </para>
/// <para>
/// Corrected: ‖W‖ is the spectral norm, and also sqrt(m_l) ε_l ≤ ε/L. Then, with x of the unchanged network,
/// ‖δh^(l)‖₂ ≤ sqrt(m_l) ε_l (1 + ‖x^(l-1)‖₁) + (‖W^(l)‖₂ + ε/L) ‖δx^(l-1)‖₂, and the L contributions are at most ε/L each.
/// </para>
/// </summary>
public static class ErrorPropagation
{
    /// <summary>The tolerance ε_l of each layer.</summary>
    /// <param name="network">The network whose parameters move.</param>
    /// <param name="error">ε, the largest deviation of the outputs, above 0.</param>
    /// <param name="form">Which form of the lemma.</param>
    /// <param name="changed">The parameters that may move.</param>
    /// <returns>One tolerance a layer of weights; positive infinity where nothing of the layer moves.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="error"/> is not above 0 or not finite.</exception>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static double[] Tolerances(DoubleNetwork network, double error, LemmaForm form, Mask changed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(changed);
        Guard.InRange(error, double.Epsilon, double.MaxValue);
        Guard.SameLength(changed.Length, "the mask of what may move", network.Layout.Count, $"the layout of {network.Architecture}");
        var layers = network.Architecture.LayerCount;
        var activations = ActivationBounds(network);
        var tolerances = new double[layers];
        var (share, growth) = (error / layers, 1.0); // growth: what the layers above make of an error, at most
        for (var layer = layers - 1; layer >= 0; layer--)
        {
            var moving = changed.CountIn(network.Layout.Weight(layer)) + changed.CountIn(network.Layout.Bias(layer));
            var gain = (1 + activations[layer]) * growth;
            tolerances[layer] = share / (Math.Sqrt(moving) * (form == LemmaForm.Corrected ? Math.Max(gain, 1) : gain));
            growth *= Norm(network, layer, form) + share;
        }

        return tolerances;
    }

    /// <summary>
    /// Upper bounds of ‖x^(l)‖₁ over all inputs in [-1, 1]^n, by interval arithmetic: the inputs first, then each hidden layer.
    /// </summary>
    public static double[] ActivationBounds(DoubleNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var bounds = new double[network.Architecture.LayerCount];
        bounds[0] = network.Architecture.InputWidth;
        var (low, high) = (new double[network.Architecture.InputWidth], new double[network.Architecture.InputWidth]);
        Array.Fill(low, -1);
        Array.Fill(high, 1);
        for (var layer = 0; layer < bounds.Length - 1; layer++)
        {
            (low, high) = Through(network, layer, low, high);
            foreach (var value in high)
            {
                bounds[layer + 1] += value;
            }
        }

        return bounds;
    }

    /// <summary>The network with each parameter of the mask moved by its layer's tolerance times a direction.</summary>
    /// <param name="network">The network to move.</param>
    /// <param name="changed">What moves.</param>
    /// <param name="tolerances">One a layer of weights.</param>
    /// <param name="direction">From a parameter's index to a number in [-1, 1]; asked in ascending order for each parameter that moves.</param>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A direction lies outside [-1, 1].</exception>
    public static DoubleNetwork Perturb(DoubleNetwork network, Mask changed, ReadOnlySpan<double> tolerances, Func<int, double> direction)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(direction);
        Guard.SameLength(tolerances.Length, "the list of tolerances", network.Architecture.LayerCount, $"the list of layers of {network.Architecture}");
        Guard.SameLength(changed.Length, "the mask of what may move", network.Layout.Count, $"the layout of {network.Architecture}");
        var parameters = network.Parameters.ToArray();
        foreach (var slice in network.Layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                if (changed[i])
                {
                    var step = direction(i);
                    Guard.InRange(step, -1, 1);
                    parameters[i] += step * tolerances[slice.Layer];
                }
            }
        }

        return new DoubleNetwork(network.Architecture, parameters);
    }

    /// <summary>How far apart two networks' outputs are for one input, in the Euclidean norm.</summary>
    public static double Deviation(DoubleNetwork one, DoubleNetwork other, params ReadOnlySpan<double> input)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (left, right) = (one.Evaluate(input), other.Evaluate(input));
        Guard.SameLength(left.Length, "one network's output", right.Length, "the other's");
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }

        return Math.Sqrt(sum);
    }

    private static double Norm(DoubleNetwork network, int layer, LemmaForm form)
    {
        var slice = network.Layout.Weight(layer);
        var weights = network.Parameters[slice.Offset..slice.End];
        if (form == LemmaForm.Corrected)
        {
            return SpectralNorm.UpperBound(weights, slice.Rows, slice.Columns);
        }

        var largest = 0.0;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        return largest;
    }

    private static (double[] Low, double[] High) Through(DoubleNetwork network, int layer, double[] low, double[] high)
    {
        var (weight, bias) = (network.Layout.Weight(layer), network.Layout.Bias(layer));
        var (least, most) = (new double[weight.Rows], new double[weight.Rows]);
        for (var o = 0; o < weight.Rows; o++)
        {
            least[o] = most[o] = network.Parameters[bias.Offset + o];
            for (var i = 0; i < weight.Columns; i++)
            {
                var w = network.Parameters[weight.Offset + (o * weight.Columns) + i];
                least[o] += w * (w > 0 ? low[i] : high[i]);
                most[o] += w * (w > 0 ? high[i] : low[i]);
            }

            (least[o], most[o]) = (Math.Max(least[o], 0), Math.Max(most[o], 0));
        }

        return (least, most);
    }
}
