using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>Regression of the number of upright bars, none to three, beside none to two lying ones.</summary>
/// <remarks>
/// Where a bar is, the sum of three pixels of a column is 3, elsewhere at most 2. The target cuts each sum off below 2.25 and above 2.75, so that a bar counts
/// 0.5 whatever the noise on it, and averages over all pixels.
/// </remarks>
public sealed class CountTask : PlantedImageTask
{
    private const int Cells = 3; // in each direction, with a bar in some of them and a pixel between two bars
    private const int MostUpright = 3;
    private const int MostLying = 2;
    private const double From = 2.25;
    private const double To = 2.75;

    internal CountTask()
        : base("count", outputWidth: 1, isClassification: false, usualNoise: 0.1)
    {
    }

    /// <inheritdoc/>
    public override int TargetWidth => 2;

    private protected override NetworkDefinition Operations(int convolutions, int width) => Chain(convolutions, width, static from => new GlobalAverageNode("pool", from));

    private protected override ImageTarget Solve(NetworkDefinition definition)
    {
        var target = new ImageTargetBuilder(definition).Bias(0, 0, -From).Bias(0, 1, -To);
        foreach (var tap in BarOrientation.Taps(BarOrientation.Vertical))
        {
            target.Weight(0, 0, 0, tap, 1).Weight(0, 1, 0, tap, 1);
        }

        var last = definition.Layout.LayerCount - 1;
        for (var layer = 1; layer < last; layer++)
        {
            target.Identity(layer);
        }

        var perBar = Input.Size / (To - From);
        return target.Weight(last, 0, 0, 0, perBar).Weight(last, 0, 1, 0, -perBar).Build();
    }

    private protected override float DrawOn(BarImage image, RandomStream stream)
    {
        var (upright, lying) = (stream.NextInt32(MostUpright + 1), stream.NextInt32(MostLying + 1));
        var (down, right) = (1 + stream.NextInt32(2), 1 + stream.NextInt32(2));
        var cells = stream.NextPermutation(Cells * Cells);
        for (var i = 0; i < upright + lying; i++)
        {
            image.Bar(((BarImage.Side / Cells) * (cells[i] / Cells)) + down, ((BarImage.Side / Cells) * (cells[i] % Cells)) + right, i < upright ? BarOrientation.Vertical : 0);
        }

        return upright;
    }
}
