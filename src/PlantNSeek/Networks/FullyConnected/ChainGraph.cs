namespace PlantNSeek.Networks.FullyConnected;

/// <summary>The graph of a fully connected network, which knows its architecture.</summary>
internal sealed class ChainGraph(Architecture architecture)
    : NetworkGraph(LayoutOf(architecture), architecture.Widths.ToArray(), Enumerable.Range(0, architecture.LayerCount).Select(layer => new Connection(layer, layer + 1, layer)))
{
    public Architecture Architecture => architecture;

    private static ParameterLayout LayoutOf(Architecture architecture)
    {
        var (tensors, count) = (new List<TensorSpec>(), 0L);
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            var (columns, rows) = (architecture.Widths[layer], architecture.Widths[layer + 1]);
            count += (long)rows * (columns + 1);
            if (count > int.MaxValue)
            {
                throw new ArgumentException($"the network {architecture} has more than {int.MaxValue} parameters by layer {layer + 1}; one buffer holds at most that many");
            }

            tensors.Add(new TensorSpec($"layer{layer + 1}.weight", layer, ParameterKind.Weight, new TensorShape(rows, columns)));
            if (architecture.HasBiases)
            {
                tensors.Add(new TensorSpec($"layer{layer + 1}.bias", layer, ParameterKind.Bias, new TensorShape(rows)));
            }
        }

        return ParameterLayout.Of(tensors);
    }
}
