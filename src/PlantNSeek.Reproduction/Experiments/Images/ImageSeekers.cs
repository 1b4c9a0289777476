using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Experiments.Images;

/// <summary>Who seeks in networks of images: the library's seekers, multishot magnitude, and edge-popup with one ranking of the whole network.</summary>
internal static class ImageSeekers
{
    /// <summary>Edge-popup whose density falls, with one ranking of the whole network.</summary>
    public const string GlobalEdgePopup = "Edge-popup (annealed, global)";

    /// <summary>The same in the host before anything was planted in it: what of its finds is not the plant.</summary>
    public const string Unplanted = "Edge-popup (annealed, global, unplanted)";

    /// <summary>The rounds of <c>IMP (decay)</c> without decay: what decay is compared with.</summary>
    public const string WithoutDecay = $"IMP ({NoDecay})";

    private const string NoDecay = "decay 0";

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Make(null).Select(static s => s.Name), Unplanted];

    /// <summary>Those that can seek in a network of the graph; all where it is null.</summary>
    public static IEnumerable<NamedSeeker> Make(NetworkGraph? graph)
    {
        var able = graph is null ? SeekerCatalog.All.Where(static s => s is not IDemandingSeeker) : SeekerCatalog.For(graph);
        return
        [
            .. NamedSeeker.Of(able),
            .. NamedSeeker.Of([new MultishotSeeker(PrunerCatalog.Magnitude)]),
            .. NamedSeeker.Of([new IterativeMagnitudeSeeker(IterativeMagnitudeSettings.Decayed(0), NoDecay)]),
            Global(GlobalEdgePopup),
        ];
    }

    /// <summary>Edge-popup with one ranking of the whole network: five densities, four epochs each.</summary>
    public static NamedSeeker Global(string name) => new(name, new EdgePopupSeeker(GlobalSettings, name));

    // With a density of its own in each of ten epochs the last one, which is all that the final density gets, leaves the network at chance.
    private static EdgePopupSettings GlobalSettings => new() { Scope = PruningScope.Global, Annealing = DensitySchedule.Exponential, Epochs = 20, AnnealingPeriod = 4 };
}
