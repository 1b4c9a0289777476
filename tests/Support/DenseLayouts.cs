using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.TestSupport;

/// <summary>In tests of fully connected networks a layout says what its network is.</summary>
public static class DenseLayouts
{
    extension(ParameterLayout layout)
    {
        /// <summary>The widths.</summary>
        public Architecture Architecture => new([.. Enumerable.Range(0, layout.LayerCount).Select(layer => layout.Weight(layer).Columns), layout.Weight(layout.LayerCount - 1).Rows]);

        /// <summary>What the parameters connect.</summary>
        public NetworkGraph Graph => layout.Architecture.Graph;
    }
}
