using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks.Definitions;

using PlantNSeek.Networks.Definitions.Nodes;
namespace PlantNSeek.TorchSharp.Tests.Small;

/// <summary>Arbitrary convolutional networks that shrink to one that can be drawn.</summary>
public static class SmallDefinitions
{
    /// <summary>0 to 3 blocks, 1 to 3 channels; shrinks to fewer and simpler blocks, then to a smaller image and fewer outputs.</summary>
    public static Arbitrary<SmallDefinition> Definitions() => Arb.From(
        from channels in Gen.Choose(1, 2)
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(1, 5)
        from outputs in Gen.Choose(1, 3)
        from averages in Gen.Elements(false, true)
        from count in Gen.Choose(0, 3)
        from blocks in Gen.ArrayOf(Blocks(), count)
        select new SmallDefinition(new FeatureShape(channels, rows, columns), outputs, averages, [.. blocks]),
        Shrink);

    /// <inheritdoc cref="SmallNetworks.Seeds"/>
    public static Arbitrary<Seed> Seeds() => SmallNetworks.Seeds();

    private static Gen<SmallBlock> Blocks() =>
        from kind in Gen.Elements(SmallBlockKind.Plain, SmallBlockKind.Plain, SmallBlockKind.MaximumPooling, SmallBlockKind.AveragePooling, SmallBlockKind.Residual, SmallBlockKind.Padded)
        from width in Gen.Choose(1, 3)
        from kernel in Gen.Elements(1, 3)
        from hasBias in Gen.Elements(false, true)
        from isNormalised in Gen.Elements(false, true)
        from isAffine in Gen.Elements(true, true, false)
        select new SmallBlock(kind, width, kernel, hasBias, isNormalised, isAffine);

    private static IEnumerable<SmallDefinition> Shrink(SmallDefinition larger)
    {
        for (var i = 0; i < larger.Blocks.Length; i++)
        {
            yield return larger with { Blocks = larger.Blocks.RemoveAt(i) };
        }

        for (var i = 0; i < larger.Blocks.Length; i++)
        {
            foreach (var smaller in larger.Blocks[i].Smaller())
            {
                yield return larger with { Blocks = larger.Blocks.SetItem(i, smaller) };
            }
        }

        var (channels, rows, columns) = larger.Image;
        foreach (var image in (FeatureShape[])[new(1, rows, columns), new(channels, (rows + 1) / 2, columns), new(channels, rows, (columns + 1) / 2)])
        {
            if (image != larger.Image)
            {
                yield return larger with { Image = image };
            }
        }

        if (larger.Outputs > 1)
        {
            yield return larger with { Outputs = larger.Outputs - 1 };
        }

        if (!larger.Averages)
        {
            yield return larger with { Averages = true };
        }
    }
}
