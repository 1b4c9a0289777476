using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>The orientation of a bar of three pixels at a random place, alone or beside single pixels that touch neither it nor each other.</summary>
/// <remarks>The target sums the pixels of each orientation, takes off 1.5, and takes the largest sum of each orientation.</remarks>
public sealed class BarsTask : PlantedImageTask
{
    private readonly int _distractors;

    internal BarsTask(string name, int distractors)
        : base(name, BarOrientation.Count, isClassification: true, usualNoise: 0.2) => _distractors = distractors;

    /// <inheritdoc/>
    public override int TargetWidth => BarOrientation.Count;

    private protected override NetworkDefinition Operations(int convolutions, int width) => Chain(convolutions, width, Maximum);

    private protected override ImageTarget Solve(NetworkDefinition definition)
    {
        var target = new ImageTargetBuilder(definition).Bars(0, -1.5);
        for (var layer = 1; layer < definition.Layout.LayerCount; layer++)
        {
            target.Identity(layer);
        }

        return target.Build();
    }

    private protected override float DrawOn(BarImage image, RandomStream stream)
    {
        var orientation = stream.NextInt32(BarOrientation.Count);
        image.Bar(1 + stream.NextInt32(BarImage.Side - 2), 1 + stream.NextInt32(BarImage.Side - 2), orientation);
        for (var i = 0; i < _distractors; i++)
        {
            image.Dot(stream);
        }

        return orientation;
    }
}
