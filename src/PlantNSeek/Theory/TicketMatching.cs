using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Theory;

/// <summary>
/// The event behind Theorem 2: layer by layer, each target neuron finds a host unit all of whose corresponding parameters lie within
/// the layer's tolerance of its own. Host parameters are uniform on [-1, 1] (the paper's scales s_l divided out).
/// </summary>
public static class TicketMatching
{
    /// <summary>Draws one host and says whether the target can be matched.</summary>
    /// <param name="target">The target; parameters of 0 ask for nothing.</param>
    /// <param name="tolerances">ε_l, one a layer of weights.</param>
    /// <param name="hostWidths">n_{l,0}, units of the host in each layer behind the input.</param>
    /// <param name="choice">Which units a neuron may take.</param>
    /// <param name="stream">Where the host comes from.</param>
    /// <remarks>
    /// Which of several fitting units is taken does not matter: those of the next layer have fresh weights from each. Neurons matched with
    /// the same unit (<see cref="UnitChoice.Shared"/>) are treated in the next layer as if they were two, as the theorem does.
    /// </remarks>
    /// <exception cref="ArgumentException">A length does not fit the target, or a parameter lies too far out: |θ| + ε_l above 1.</exception>
    public static bool Sample(
        DoubleNetwork target, ReadOnlySpan<double> tolerances, ReadOnlySpan<int> hostWidths, UnitChoice choice, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        TicketExistence.Check(target, tolerances, hostWidths);
        for (var layer = 0; layer < hostWidths.Length; layer++)
        {
            var fits = Fits(target, layer, tolerances[layer], hostWidths[layer], stream);
            var isFixed = choice == UnitChoice.FixedOutputs && layer == hostWidths.Length - 1;
            if (isFixed ? !Diagonal(fits) : !AllFound(fits) || (choice != UnitChoice.Shared && !AllFoundApart(fits)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool[,] Fits(DoubleNetwork target, int layer, double tolerance, int hostWidth, RandomStream stream)
    {
        var (weight, bias) = (target.Layout.Weight(layer), target.Layout.Bias(layer));
        var fits = new bool[weight.Rows, hostWidth];
        var unit = new double[weight.Columns + 1];
        for (var host = 0; host < hostWidth; host++)
        {
            for (var i = 0; i < unit.Length; i++)
            {
                unit[i] = stream.NextUniform(-1, 1);
            }

            for (var neuron = 0; neuron < weight.Rows; neuron++)
            {
                var row = target.Parameters.Slice(weight.Offset + (neuron * weight.Columns), weight.Columns);
                var close = IsClose(unit[^1], target.Parameters[bias.Offset + neuron], tolerance);
                for (var i = 0; close && i < row.Length; i++)
                {
                    close = IsClose(unit[i], row[i], tolerance);
                }

                fits[neuron, host] = close;
            }
        }

        return fits;
    }

    private static bool IsClose(double host, double target, double tolerance) => target == 0 || Math.Abs(host - target) <= tolerance;

    private static bool AllFound(bool[,] fits)
    {
        for (var neuron = 0; neuron < fits.GetLength(0); neuron++)
        {
            var found = false;
            for (var host = 0; !found && host < fits.GetLength(1); host++)
            {
                found = fits[neuron, host];
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllFoundApart(bool[,] fits)
    {
        var (neurons, hosts) = (fits.GetLength(0), fits.GetLength(1));
        if (neurons == 1)
        {
            return true; // it has found one
        }

        if (neurons > hosts)
        {
            return false;
        }

        var costs = new double[neurons, hosts];
        for (var neuron = 0; neuron < neurons; neuron++)
        {
            for (var host = 0; host < hosts; host++)
            {
                costs[neuron, host] = fits[neuron, host] ? 0 : 1;
            }
        }

        var assigned = LinearAssignment.Solve(costs);
        for (var neuron = 0; neuron < neurons; neuron++)
        {
            if (!fits[neuron, assigned[neuron]])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Diagonal(bool[,] fits)
    {
        for (var neuron = 0; neuron < fits.GetLength(0); neuron++)
        {
            if (neuron >= fits.GetLength(1) || !fits[neuron, neuron])
            {
                return false;
            }
        }

        return true;
    }
}
