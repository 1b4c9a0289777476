using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport;

/// <summary>Arbitrary values that shrink to a network one can draw.</summary>
public static class SmallNetworks
{
    /// <summary>2 to 5 layers of neurons, each 1 to 5 wide; shrinks to fewer layers, then narrower ones.</summary>
    public static Arbitrary<Architecture> Architectures() => Arb.From(
        from depth in Gen.Choose(2, 5)
        from widths in Gen.ArrayOf(Gen.Choose(1, 5), depth)
        select new Architecture(widths),
        Shrink);

    /// <summary>A seed for random streams; shrinks towards 0.</summary>
    public static Arbitrary<Seed> Seeds() => Arb.From(
        from value in Gen.Choose(0, int.MaxValue)
        select new Seed((ulong)value),
        seed => seed.Value == 0 ? [] : [new Seed(0), new Seed(seed.Value / 2)]);

    private static IEnumerable<Architecture> Shrink(Architecture architecture)
    {
        var widths = architecture.Widths.ToArray();
        for (var layer = 0; widths.Length > 2 && layer < widths.Length; layer++)
        {
            yield return new Architecture([.. widths[..layer], .. widths[(layer + 1)..]]);
        }

        for (var layer = 0; layer < widths.Length; layer++)
        {
            if (widths[layer] > 1)
            {
                int[] narrower = [.. widths];
                narrower[layer]--;
                yield return new Architecture(narrower);
            }
        }
    }
}
