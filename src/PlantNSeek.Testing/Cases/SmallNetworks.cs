using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Testing.Cases;

/// <summary>Small random networks for FsCheck, which shrink to one that can be drawn.</summary>
public static class SmallNetworks
{
    /// <summary>2 to 5 layers of neurons, each 1 to 5 wide; shrinks to fewer layers, then narrower ones.</summary>
    public static Arbitrary<Architecture> Architectures() => Arb.From(
        from depth in Gen.Choose(2, 5)
        from widths in Gen.ArrayOf(Gen.Choose(1, 5), depth)
        select new Architecture(widths),
        Shrink);

    /// <summary>A network of <see cref="Architectures"/> with its parameters and data; shrinks its architecture, then its seed towards 0.</summary>
    public static Arbitrary<NetworkCase> Cases() => Arb.From(
        from architecture in Architectures().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        select NetworkCase.Dense((ulong)seed, architecture.Widths),
        static larger => Shrink(larger.Graph.AsChain!).Select(smaller => NetworkCase.Dense(larger.Seed, smaller.Widths))
            .Concat(new[] { 0ul, 1ul, larger.Seed / 2 }.Where(s => s < larger.Seed).Distinct().Select(s => NetworkCase.Of(larger.Maker, s))));

    /// <summary>Cases of a network that is always the same; shrinks its seed towards 0.</summary>
    public static Arbitrary<NetworkCase> CasesOf(NetworkMaker maker) => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        select NetworkCase.Of(maker, (ulong)seed),
        static larger => new[] { 0ul, 1ul, larger.Seed / 2 }.Where(s => s < larger.Seed).Distinct().Select(s => NetworkCase.Of(larger.Maker, s)));

    internal static IEnumerable<Architecture> Shrink(Architecture architecture)
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
