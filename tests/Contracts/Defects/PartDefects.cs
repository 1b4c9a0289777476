using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Defects;

internal sealed class ShuffleThatDoesNothing : IDefect
{
    public ContractRun Run => Trial.Shuffle(static (layout, mask, random) =>
    {
        foreach (var slice in layout.Slices)
        {
            var bits = Enumerable.Range(slice.Offset, slice.Length).Select(i => mask[i]).ToArray();
            random.Shuffle(bits.AsSpan()); // and the mask never hears of it
        }

        return mask;
    });
}

internal sealed class SeedTimesTrial : IDefect
{
    public ContractRun Run => Trial.Seeding(static (seed, trial) => new RandomStream(seed * (ulong)trial, "trial"));
}

internal sealed class SilentAboutLayerCollapse : IDefect
{
    public ContractRun Run => Trial.Measurement(static (_, mask) => new MaskMeasurement(mask.Density.Value, []));
}
