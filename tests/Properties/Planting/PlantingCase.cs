using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

/// <summary>A small random target and a host that it fits into; shrinks by width and depth.</summary>
public sealed record PlantingCase(int Seed, int[] Widths, int[] Room, int DensityPercent, UnitMatching Matching, OutputScale OutputScale, bool ScaleClamp)
{
    public PlantingOptions Options => new() { Matching = Matching, OutputScale = OutputScale, ScaleClamp = ScaleClamp };

    public DoubleNetwork Host => HostInitialization.HeScaled(
        new Architecture([Widths[0], .. Widths[1..^1].Zip(Room, (w, r) => w + r), Widths[^1]]), new RandomStream((ulong)Seed, "host"));

    /// <summary>Half of the weights are +1 or -1, as in hand-built targets; units without edges or without bias occur.</summary>
    public DoubleNetwork Target
    {
        get
        {
            var architecture = new Architecture(Widths);
            var stream = new RandomStream((ulong)Seed, "target");
            var parameters = new double[architecture.Layout.Count];
            for (var i = 0; i < parameters.Length; i++)
            {
                var (kept, value, plain) = (stream.NextInt32(100) < DensityPercent, stream.NextNormal(), stream.NextInt32(2) == 0);
                parameters[i] = !kept ? 0 : plain ? Math.Sign(value) : value;
            }

            return new DoubleNetwork(architecture, parameters);
        }
    }

    public PlantedNetwork Planted => Planter.Plant(Target, Host, Options);

    public override string ToString() =>
        $"seed {Seed}, target {string.Join('-', Widths)}, room {string.Join(',', Room)}, density {DensityPercent} %, {Matching}, {OutputScale}, clamp {ScaleClamp}";
}

/// <summary>Generates and shrinks <see cref="PlantingCase"/>.</summary>
public static class PlantingCases
{
    public static Arbitrary<PlantingCase> Case() => Arb.From(
        from depth in Gen.Choose(2, 5)
        from widths in Gen.ArrayOf(Gen.Choose(1, 5), depth)
        from room in Gen.ArrayOf(Gen.Choose(0, 7), depth - 2)
        from seed in Gen.Choose(0, int.MaxValue)
        from density in Gen.Elements(20, 60, 100)
        from matching in Gen.Elements(Enum.GetValues<UnitMatching>())
        from output in Gen.Elements(Enum.GetValues<OutputScale>())
        from clamp in Gen.Elements(true, false)
        select new PlantingCase(seed, widths, room, density, matching, output, clamp), Smaller);

    private static IEnumerable<PlantingCase> Smaller(PlantingCase c)
    {
        if (c.Widths.Length > 2)
        {
            yield return c with { Widths = [c.Widths[0], .. c.Widths[2..]], Room = c.Room[1..] };
        }

        for (var i = 0; i < c.Widths.Length; i++)
        {
            if (c.Widths[i] > 1)
            {
                yield return c with { Widths = [.. c.Widths[..i], c.Widths[i] - 1, .. c.Widths[(i + 1)..]] };
            }
        }

        for (var i = 0; i < c.Room.Length; i++)
        {
            if (c.Room[i] > 0)
            {
                yield return c with { Room = [.. c.Room[..i], c.Room[i] - 1, .. c.Room[(i + 1)..]] };
            }
        }
    }
}
