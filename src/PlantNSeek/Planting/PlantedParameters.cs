using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>The host's parameters while they are overwritten, and which of them were planted.</summary>
internal sealed class PlantedParameters(DoubleNetwork target, DoubleNetwork host, bool zeroBiasesToo)
{
    public double[] Parameters { get; } = host.Parameters.ToArray();

    public bool[] Planted { get; } = new bool[host.Parameters.Length];

    /// <summary>Moves the output units so that target output i, which matched unit <c>order[i]</c>, is output i.</summary>
    public void ReorderOutputs(int[] order)
    {
        var layer = host.Architecture.LayerCount - 1;
        for (var o = 0; o < order.Length; o++)
        {
            Parameters[host.Layout.BiasIndex(layer, o)] = host.Parameters[host.Layout.BiasIndex(layer, order[o])];
            for (var i = 0; i < host.Architecture.Widths[layer]; i++)
            {
                Parameters[host.Layout.WeightIndex(layer, o, i)] = host.Parameters[host.Layout.WeightIndex(layer, order[o], i)];
            }
        }
    }

    public void Write(int layer, int[] units, double[] scales, int[] sources, double[] sourceScales)
    {
        for (var i = 0; i < units.Length; i++)
        {
            var bias = target.Parameters[target.Layout.BiasIndex(layer, i)];
            if (bias != 0)
            {
                Set(host.Layout.BiasIndex(layer, units[i]), scales[i] * bias);
            }
            else if (zeroBiasesToo)
            {
                Parameters[host.Layout.BiasIndex(layer, units[i])] = 0;
            }

            for (var k = 0; k < sources.Length; k++)
            {
                var weight = target.Parameters[target.Layout.WeightIndex(layer, i, k)];
                if (weight != 0)
                {
                    Set(host.Layout.WeightIndex(layer, units[i], sources[k]), scales[i] * (weight / sourceScales[k]));
                }
            }
        }
    }

    private void Set(int index, double value)
    {
        Parameters[index] = value;
        Planted[index] = value != 0;
    }
}
