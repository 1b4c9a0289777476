using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;
using PlantNSeek.Testing.Slow;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Properties.Planting.Graphs;

/// <summary>A small sparse target of one of seven kinds, and a host of the same kind that is wide enough.</summary>
public sealed record GraphCase(string Kind, int Seed, int Width, int Room, int DensityPercent, ChannelMatching Matching, ChannelScale Scale)
{
    public GraphPlantingOptions Options => GraphPlantingOptions.Fair with { Matching = Matching, Scale = Scale };

    public MaskedNetwork Target
    {
        get
        {
            var (definition, random) = (ImageNetworks.Of(Kind, Width), new RandomStream((ulong)Seed, "target"));
            var parameters = ImageNetworks.Parameters(definition, random);
            return new MaskedNetwork(definition, parameters, Mask.From(parameters.Length, i => random.NextInt32(100) < DensityPercent || i >= definition.Layout.PrunableCount));
        }
    }

    public MaskedNetwork Host
    {
        get
        {
            var definition = ImageNetworks.Of(Kind, Width + Room);
            return new MaskedNetwork(definition, ImageNetworks.Parameters(definition, new RandomStream((ulong)Seed, "host")));
        }
    }

    public double[] Inputs => ImageNetworks.Inputs(Host.Definition, new RandomStream((ulong)Seed, "inputs"), 2);

    public PlantedGraph Planted => GraphPlanter.Plant(Target, Host, Options, Inputs);

    public override string ToString() => $"{Kind}, seed {Seed}, width {Width} and {Room}, density {DensityPercent} %, {Matching}, {Scale}";
}

/// <summary>Generates and shrinks <see cref="GraphCase"/>, and compares networks by the slow implementation.</summary>
public static class GraphCases
{
    public static readonly string[] Kinds = [.. ImageNetworks.Kinds, "normalised-padded"];

    public static Arbitrary<GraphCase> Case() => Arb.From(
        from kind in Gen.Elements(Kinds)
        from seed in Gen.Choose(0, int.MaxValue)
        from width in Gen.Choose(1, 4)
        from room in Gen.Choose(0, 3)
        from density in Gen.Elements(10, 30, 60, 100)
        from matching in Gen.Elements(Enum.GetValues<ChannelMatching>())
        from scale in Gen.Elements(Enum.GetValues<ChannelScale>())
        select new GraphCase(kind, seed, width, room, density, matching, scale), Smaller);

    /// <summary>What the slow implementation gives.</summary>
    public static double[] Slow(MaskedNetwork network, double[] inputs, NormalisationMode mode = NormalisationMode.RunningStatistics) =>
        new ConvolutionOracle(DefinitionModules.Of(network.Definition)).Outputs(network.Mask.Apply(network.Parameters), inputs, mode);

    /// <summary>The largest difference, over the largest number of the second.</summary>
    public static double Difference(IReadOnlyList<double> actual, IReadOnlyList<double> expected)
    {
        var largest = expected.Max(Math.Abs);
        return actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max() / (largest > 0 ? largest : 1);
    }

    private static IEnumerable<GraphCase> Smaller(GraphCase c)
    {
        if (c.Width > 1)
        {
            yield return c with { Width = c.Width - 1 };
        }

        if (c.Room > 0)
        {
            yield return c with { Room = c.Room - 1 };
        }
    }
}
