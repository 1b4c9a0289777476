using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>
/// One layer of planting: target units as vectors theta of bias and incoming weights, these divided by the scales of the layer before, and
/// host units as vectors of the same coordinates (entry 0 the bias, entry 1 + k the weight from the host of target unit k).
/// </summary>
internal sealed class LayerProblem
{
    private readonly double[] _largestHostNorms;
    private readonly double _smallestSourceScale;
    private readonly int _layer;
    private readonly bool _clamp;

    public LayerProblem(DoubleNetwork target, DoubleNetwork host, int layer, int[] sources, double[] sourceScales, bool clamp)
    {
        IsOutput = layer == target.Architecture.LayerCount - 1;
        (_layer, _clamp) = (layer, clamp);
        _smallestSourceScale = sourceScales.Min();
        Targets = new double[target.Architecture.Widths[layer + 1]][];
        Supports = new int[Targets.Length][];
        Hosts = new double[host.Architecture.Widths[layer + 1]][];
        for (var i = 0; i < Targets.Length; i++)
        {
            Targets[i] = new double[1 + sources.Length];
            Targets[i][0] = target.Parameters[target.Layout.BiasIndex(layer, i)];
            for (var k = 0; k < sources.Length; k++)
            {
                Targets[i][1 + k] = target.Parameters[target.Layout.WeightIndex(layer, i, k)] / sourceScales[k];
            }

            Supports[i] = [.. Enumerable.Range(0, Targets[i].Length).Where(n => Targets[i][n] != 0)];
        }

        for (var j = 0; j < Hosts.Length; j++)
        {
            Hosts[j] = new double[1 + sources.Length];
            Hosts[j][0] = host.Parameters[host.Layout.BiasIndex(layer, j)];
            for (var k = 0; k < sources.Length; k++)
            {
                Hosts[j][1 + k] = host.Parameters[host.Layout.WeightIndex(layer, j, sources[k])];
            }
        }

        _largestHostNorms = [.. Supports.Select(support => Hosts.Max(m => Norm(m, support)))];
    }

    /// <summary>Whether the units are the network's outputs.</summary>
    public bool IsOutput { get; }

    /// <summary>theta of each target unit.</summary>
    public double[][] Targets { get; }

    /// <summary>Where theta is not 0, per target unit.</summary>
    public int[][] Supports { get; }

    /// <summary>m of each host unit.</summary>
    public double[][] Hosts { get; }

    /// <summary>What to say where the target's units have no finite distance to host units: scales shrink from layer to layer, and these are divided by them.</summary>
    public ArithmeticException TooLarge() => new(FormattableString.Invariant(
        $"layer {_layer + 1} of the target cannot be matched: scales are down to {_smallestSourceScale:E1} in the layer before it, and squares of weights divided by them are beyond a double"));

    /// <summary>The scale, or the largest under the clamp; there is no clamp where the host has nothing but zeros to compare with.</summary>
    public double Clamp(int target, double scale) => _clamp && _largestHostNorms[target] > 0 && Supports[target].Length > 0
        ? Math.Min(scale, _largestHostNorms[target] / Norm(Targets[target], Supports[target]))
        : scale;

    /// <summary>
    /// The scale that gives the planted parameters the norm that the host unit has in their place, or where that is 0 the largest of any
    /// unit's there, or 1 where all are 0 or the target unit has no parameters.
    /// </summary>
    public double NormMatchingScale(int target, int host)
    {
        var theta = Norm(Targets[target], Supports[target]);
        var m = Norm(Hosts[host], Supports[target]);
        m = m > 0 ? m : _largestHostNorms[target];
        return theta > 0 && m > 0 ? m / theta : 1;
    }

    /// <summary>The paper's comparison of a target with a host unit on the target's support.</summary>
    public (double Q, double Lambda, double Cosine) Compare(int target, int host)
    {
        var (theta, m, support) = (Targets[target], Hosts[host], Supports[target]);
        var (product, thetaSquare, hostSquare) = (0.0, 0.0, 0.0);
        foreach (var n in support)
        {
            product += theta[n] * m[n];
            thetaSquare += theta[n] * theta[n];
            hostSquare += m[n] * m[n];
        }

        if (!(hostSquare > 0) || !(thetaSquare > 0))
        {
            return (Math.Sqrt(thetaSquare), 0, 0);
        }

        var lambda = product / hostSquare;
        var distance = 0.0;
        foreach (var n in support)
        {
            distance += (theta[n] - (lambda * m[n])) * (theta[n] - (lambda * m[n]));
        }

        // One number is always a multiple of another; rounding must not choose among them.
        var q = support.Length == 1 ? 0 : Math.Sqrt(distance);
        return (q, lambda, product / Math.Sqrt(hostSquare) / Math.Sqrt(thetaSquare));
    }

    /// <summary>A pair that the search found: scale 1/lambda where lambda is positive, else the norm-matching one as a fallback.</summary>
    public UnitMatch Match(int target, int host)
    {
        var lambda = Compare(target, host).Lambda;
        return lambda > 0 && double.IsFinite(1 / lambda)
            ? new UnitMatch(host, Clamp(target, 1 / lambda), IsFallback: false, host, 1 / lambda)
            : new UnitMatch(host, Clamp(target, NormMatchingScale(target, host)), IsFallback: true, -1, 0);
    }

    private static double Norm(double[] vector, int[] support)
    {
        var sum = 0.0;
        foreach (var n in support)
        {
            sum += vector[n] * vector[n];
        }

        return Math.Sqrt(sum);
    }
}
