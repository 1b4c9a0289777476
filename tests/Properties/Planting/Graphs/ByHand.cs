using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Properties.Planting.Graphs;

/// <summary>A network whose tensors are changed by hand, so that what is a symmetry and what is none is seen without the library's own.</summary>
internal sealed class ByHand(MaskedNetwork network)
{
    private readonly double[] _parameters = network.Parameters.ToArray();

    public NetworkDefinition Definition => network.Definition;

    public MaskedNetwork Changed => new(Definition, _parameters);

    /// <summary>Multiplies the rows of tensors by a factor: all that writes a channel.</summary>
    public ByHand ScaleRow(int channel, double factor, params string[] tensors) => Each(tensors, (row, _, i) => _parameters[i] *= row == channel ? factor : 1);

    /// <summary>Multiplies columns of weights: all that reads a channel, which is so many columns wide.</summary>
    public ByHand ScaleColumns(int channel, int columns, double factor, params string[] tensors) =>
        Each(tensors, (_, column, i) => _parameters[i] *= column / columns == channel ? factor : 1);

    /// <summary>Exchanges two rows of tensors.</summary>
    public ByHand SwapRows(int one, int other, params string[] tensors)
    {
        var before = _parameters.ToArray();
        return Each(tensors, (row, _, i) => _parameters[i] = before[i + (Step(row, one, other) * Columns(i))]);
    }

    /// <summary>Exchanges two blocks of columns of weights.</summary>
    public ByHand SwapColumns(int one, int other, int columns, params string[] tensors)
    {
        var before = _parameters.ToArray();
        return Each(tensors, (_, column, i) => _parameters[i] = before[i + (Step(column / columns, one, other) * columns)]);
    }

    /// <summary>Adds to all of a tensor.</summary>
    public ByHand Change(string tensor, Func<int, double, double> change) => Each([tensor], (row, column, i) => _parameters[i] = change((row * Columns(i)) + column, _parameters[i]));

    /// <summary>How far the slow implementation's outputs are from those of the network as it was, relative to the largest.</summary>
    public double Difference(double[] inputs, NormalisationMode mode = NormalisationMode.RunningStatistics) =>
        GraphCases.Difference(GraphCases.Slow(Changed, inputs, mode), GraphCases.Slow(network, inputs, mode));

    private static int Step(int at, int one, int other) => at == one ? other - one : at == other ? one - other : 0;

    private int Columns(int index) => Definition.Layout.SliceAt(index).Columns;

    private ByHand Each(string[] tensors, Action<int, int, int> action)
    {
        foreach (var tensor in tensors)
        {
            var slice = Definition.Layout.Slices.ToArray().Single(s => s.Name == tensor);
            for (var i = 0; i < slice.Length; i++)
            {
                action(i / slice.Columns, i % slice.Columns, slice.Offset + i);
            }
        }

        return this;
    }
}
