using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>
/// A symmetry of ReLU networks of one architecture: each hidden unit moves to another place of its layer, its incoming weights and bias are
/// multiplied by a positive factor and its outgoing weights divided by it. The network's function stays the same.
/// </summary>
public sealed class HidingSymmetry
{
    private readonly int[][] _places;
    private readonly double[][] _factors;

    /// <param name="architecture">The networks it acts on.</param>
    /// <param name="places"><c>[hidden layer][unit]</c>: where the unit goes.</param>
    /// <param name="factors"><c>[hidden layer][unit]</c>: positive factor of the unit's pre-activation, by its place before the move.</param>
    /// <exception cref="ArgumentException">A layer is missing, its places are no permutation, or a factor is not positive and finite.</exception>
    public HidingSymmetry(Architecture architecture, IReadOnlyList<int[]> places, IReadOnlyList<double[]> factors)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(factors);
        Architecture = architecture;
        Guard.SameLength(places.Count, "the list of places", HiddenLayers, $"the hidden layers of {architecture}");
        Guard.SameLength(factors.Count, "the list of factors", HiddenLayers, $"the hidden layers of {architecture}");
        _places = [.. places.Select(p => p.ToArray())];
        _factors = [.. factors.Select(f => f.ToArray())];
        for (var layer = 0; layer < HiddenLayers; layer++)
        {
            CheckLayer(layer);
        }
    }

    /// <summary>The networks it acts on.</summary>
    public Architecture Architecture { get; }

    private int HiddenLayers => Architecture.LayerCount - 1;

    /// <summary>Leaves everything as it is.</summary>
    public static HidingSymmetry Identity(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        int[] hidden = architecture.Widths[1..^1].ToArray();
        return new HidingSymmetry(
            architecture, [.. hidden.Select(n => Enumerable.Range(0, n).ToArray())], [.. hidden.Select(n => Enumerable.Repeat(1.0, n).ToArray())]);
    }

    /// <summary>Where a unit goes; output units (the last layer) and everything else outside the hidden layers stay.</summary>
    /// <param name="layer">Zero-based layer of weights that leads to the unit.</param>
    /// <param name="unit">Its place before.</param>
    public int Place(int layer, int unit) => layer >= 0 && layer < HiddenLayers ? _places[layer][unit] : unit;

    /// <summary>The factor of a unit's pre-activation; 1 for outputs.</summary>
    /// <inheritdoc cref="Place"/>
    public double Factor(int layer, int unit) => layer >= 0 && layer < HiddenLayers ? _factors[layer][unit] : 1;

    /// <summary>The network with its hidden units moved and rescaled.</summary>
    /// <exception cref="ArgumentException">The network has another architecture.</exception>
    public DoubleNetwork Apply(DoubleNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckArchitecture(network.Architecture, "the network");
        var parameters = new double[network.Layout.Count];
        ForEachParameter((from, to, layer, output, input) =>
            parameters[to] = network.Parameters[from] * Factor(layer, output) / (input < 0 ? 1 : Factor(layer - 1, input)));
        return new DoubleNetwork(network.Architecture, parameters);
    }

    /// <summary>The mask that keeps the same parameters after the move.</summary>
    /// <exception cref="ArgumentException">The mask has another length than the architecture's layout.</exception>
    public Mask Apply(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "the mask", Architecture.Layout.Count, $"the layout of {Architecture}");
        var bits = new bool[mask.Length];
        ForEachParameter((from, to, _, _, _) => bits[to] = mask[from]);
        return Mask.FromBits(bits);
    }

    /// <summary>What undoes this.</summary>
    public HidingSymmetry Inverse()
    {
        var (places, factors) = Blank();
        for (var layer = 0; layer < HiddenLayers; layer++)
        {
            for (var unit = 0; unit < places[layer].Length; unit++)
            {
                places[layer][_places[layer][unit]] = unit;
                factors[layer][_places[layer][unit]] = 1 / _factors[layer][unit];
            }
        }

        return new HidingSymmetry(Architecture, places, factors);
    }

    /// <summary>First this, then <paramref name="next"/>.</summary>
    /// <exception cref="ArgumentException">The other acts on another architecture.</exception>
    public HidingSymmetry Then(HidingSymmetry next)
    {
        ArgumentNullException.ThrowIfNull(next);
        CheckArchitecture(next.Architecture, "the next symmetry");
        var (places, factors) = Blank();
        for (var layer = 0; layer < HiddenLayers; layer++)
        {
            for (var unit = 0; unit < places[layer].Length; unit++)
            {
                places[layer][unit] = next._places[layer][_places[layer][unit]];
                factors[layer][unit] = _factors[layer][unit] * next._factors[layer][_places[layer][unit]];
            }
        }

        return new HidingSymmetry(Architecture, places, factors);
    }

    /// <summary>The receipt of a ticket in the moved host; its deviation is not measured again.</summary>
    internal Receipt Carry(Receipt receipt) => receipt with
    {
        Mask = Apply(receipt.Mask),
        HostUnits = [.. receipt.HostUnits.Select((units, layer) => units.Select(u => Place(layer, u)).ToImmutableArray())],
        UnitScales = [.. receipt.UnitScales.Select((scales, layer) =>
            scales.Select((s, i) => s * Factor(layer, receipt.HostUnits[layer][i])).ToImmutableArray())],
    };

    private void ForEachParameter(Action<int, int, int, int, int> visit)
    {
        var layout = Architecture.Layout;
        for (var layer = 0; layer < Architecture.LayerCount; layer++)
        {
            for (var o = 0; o < Architecture.Widths[layer + 1]; o++)
            {
                visit(layout.BiasIndex(layer, o), layout.BiasIndex(layer, Place(layer, o)), layer, o, -1);
                for (var i = 0; i < Architecture.Widths[layer]; i++)
                {
                    visit(layout.WeightIndex(layer, o, i), layout.WeightIndex(layer, Place(layer, o), Place(layer - 1, i)), layer, o, i);
                }
            }
        }
    }

    private (int[][] Places, double[][] Factors) Blank() =>
        ([.. _places.Select(p => new int[p.Length])], [.. _factors.Select(f => new double[f.Length])]);

    private void CheckArchitecture(Architecture other, string name)
    {
        if (!other.Equals(Architecture))
        {
            throw new ArgumentException($"{name} has the architecture {other}; the symmetry acts on {Architecture}");
        }
    }

    private void CheckLayer(int layer)
    {
        var width = Architecture.Widths[layer + 1];
        Guard.SameLength(_places[layer].Length, $"the places of hidden layer {layer + 1}", width, $"that layer of {Architecture}");
        Guard.SameLength(_factors[layer].Length, $"the factors of hidden layer {layer + 1}", width, $"that layer of {Architecture}");
        var taken = new bool[width];
        for (var unit = 0; unit < width; unit++)
        {
            var (place, factor) = (_places[layer][unit], _factors[layer][unit]);
            if ((uint)place >= (uint)width || taken[place])
            {
                throw new ArgumentException($"unit {unit} of hidden layer {layer + 1} goes to place {place}; the places must be a permutation of 0 … {width - 1}");
            }

            if (!(factor > 0) || !double.IsFinite(factor))
            {
                throw new ArgumentException(FormattableString.Invariant($"the factor of unit {unit} of hidden layer {layer + 1} is {factor}; it must be positive and finite"));
            }

            taken[place] = true;
        }
    }
}
