using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Tasks.Targets;

/// <summary>One path of weights 1 without biases: the ReLU itself.</summary>
public static class ReluTarget
{
    /// <summary>The target of widths 1-1-…-1.</summary>
    /// <param name="depth">Layers of neurons, at least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 3.</exception>
    public static DoubleNetwork Build(int depth)
    {
        Guard.AtLeast(depth, TargetBuilder.SmallestDepth);
        var builder = new TargetBuilder(Architecture.Uniform(1, 1, 1, depth));
        for (var layer = 0; layer < depth - 1; layer++)
        {
            builder.Weight(layer, 0, 0) = 1;
        }

        return builder.Build();
    }
}
