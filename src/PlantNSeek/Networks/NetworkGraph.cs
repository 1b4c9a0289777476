using System.Collections.Immutable;

namespace PlantNSeek.Networks;

/// <summary>
/// What the parameters of a network connect: levels of units (neurons, or channels of a convolution), and connections between them. Pooling,
/// dropout and activations change no channel and do not show; a residual sum is a level with an identity to it. It knows no numbers.
/// </summary>
public class NetworkGraph
{
    /// <param name="layout">Where the parameters live.</param>
    /// <param name="widths">Units of each level, inputs first, outputs last.</param>
    /// <param name="connections">What leads to each level, in any order.</param>
    /// <param name="gates">Normalisations, at most one a level.</param>
    /// <exception cref="ArgumentException">A connection or gate does not fit the widths or the layout.</exception>
    public NetworkGraph(ParameterLayout layout, IEnumerable<int> widths, IEnumerable<Connection> connections, IEnumerable<Gate>? gates = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        (Layout, Widths, Connections, Gates) = (layout, [.. widths], [.. connections], [.. gates ?? []]);
        IsComplete = Widths.Length > 0;
        foreach (var connection in Connections)
        {
            Check(connection);
        }

        var missing = Enumerable.Range(0, layout.LayerCount).Where(layer => Connections.Count(c => c.Layer == layer) != 1).ToArray();
        if (IsComplete && missing.Length > 0)
        {
            throw new ArgumentException($"{Connections.Count(c => c.Layer == missing[0])} connections have the weights {layout.Weight(missing[0]).Name}; each layer is one connection", nameof(connections));
        }

        foreach (var gate in Gates)
        {
            Check(gate);
        }
    }

    /// <summary>Where the parameters live.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Units of each level, inputs first, outputs last.</summary>
    public ImmutableArray<int> Widths { get; }

    /// <summary>What leads from level to level.</summary>
    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Normalisations, at most one a level.</summary>
    public ImmutableArray<Gate> Gates { get; }

    /// <summary>Whether the connections are known; a network that fits no graph has none, and what follows connections has no answer for it.</summary>
    public bool IsComplete { get; }

    /// <summary>The graph of a network of which no more is known than its parameters.</summary>
    public static NetworkGraph Unknown(ParameterLayout layout) => new(layout, [], []);

    /// <summary>What leads to a level.</summary>
    public IEnumerable<Connection> Into(int level) => Connections.Where(c => c.To == level);

    /// <summary>The connection of a layer's weights.</summary>
    public Connection Of(int layer) => Connections.First(c => c.Layer == layer);

    /// <exception cref="NotSupportedException">The connections are not known.</exception>
    internal void ThrowIfUnknown(string what)
    {
        if (WhyUnknown(what) is { } why)
        {
            throw new NotSupportedException(why);
        }
    }

    /// <summary>The message with which <see cref="ThrowIfUnknown"/> throws; null where it does not.</summary>
    internal string? WhyUnknown(string what) => IsComplete ? null : $"{what} is unknown: how the parameters of {Layout} are connected is not known";

    private void Check(Gate gate)
    {
        if (gate.Level < 1 || gate.Level >= Widths.Length || Gates.Count(g => g.Level == gate.Level) != 1)
        {
            throw new ArgumentException($"level {gate.Level} has {Gates.Count(g => g.Level == gate.Level)} normalisations; levels 1 to {Widths.Length - 1} have at most one each");
        }

        foreach (var slice in new[] { gate.Scale, gate.Shift }.OfType<ParameterSlice>())
        {
            Guard.SameLength(slice.Length, slice.Name, Widths[gate.Level], $"level {gate.Level}");
            if (!Layout.Slices.Contains(slice))
            {
                throw new ArgumentException($"{slice.Name} of the normalisation of level {gate.Level} is no tensor of the layout");
            }
        }
    }

    private void Check(Connection connection)
    {
        var (from, to, layer, taps, shift) = connection;
        if (from < 0 || to <= from || to >= Widths.Length)
        {
            throw new ArgumentException($"a connection leads from level {from} to level {to}; levels are 0 to {Widths.Length - 1}, and it leads to a later one");
        }

        if (layer is { } l)
        {
            var weight = Layout.Weight(l);
            Guard.SameLength(weight.Rows, $"the outputs of {weight.Name}", Widths[to], $"level {to}");
            Guard.SameLength(weight.Columns, $"a row of {weight.Name}", Widths[from] * taps, $"level {from} with {taps} taps");
        }
        else if (shift < 0 || shift + Widths[from] > Widths[to])
        {
            throw new ArgumentException($"an identity leads from the {Widths[from]} units of level {from} to units {shift} and on of level {to}, which has {Widths[to]}");
        }
    }
}
