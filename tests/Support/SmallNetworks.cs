using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.TestSupport;

/// <summary>Arbitrary values that shrink to a network one can draw.</summary>
public static class SmallNetworks
{
    /// <summary>2 to 5 layers of neurons, each 1 to 5 wide; shrinks to fewer layers, then narrower ones.</summary>
    public static Arbitrary<Architecture> Architectures() => Testing.Cases.SmallNetworks.Architectures();

    /// <summary>A seed for random streams; shrinks towards 0.</summary>
    public static Arbitrary<Seed> Seeds() => Arb.From(
        from value in Gen.Choose(0, int.MaxValue)
        select new Seed((ulong)value),
        seed => seed.Value == 0 ? [] : [new Seed(0), new Seed(seed.Value / 2)]);
}
