using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Pruning.Seekers.Walks;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Every seeker of the library with its default settings, as the leaderboard runs it.</summary>
public static class SeekerCatalog
{
    /// <summary>
    /// Random masks by layer densities first, then what scores once or in rounds without training, then what trains weights, and last
    /// what learns or searches the mask itself.
    /// </summary>
    public static ImmutableArray<ITicketSeeker> All { get; } =
    [
        .. Enum.GetValues<LayerDensityRule>().Where(rule => rule != LayerDensityRule.ErdosRenyiKernel).Select(rule => new RandomMaskSeeker(rule)),
        new PhewSeeker(),
        .. PrunerCatalog.All.Where(pruner => pruner != PrunerCatalog.Random).Select(pruner => new ScoreSeeker(pruner)),
        new ScoreSeeker(PrunerCatalog.SynFlow, new PruningSettings { Rounds = 100 }),
        new IterativeSnipSeeker(),
        new ForceSeeker(),
        new ProsPrSeeker(),
        new MultishotSeeker(PrunerCatalog.SynFlow),
        .. Enum.GetValues<Rewinding>().Select(rewinding => new IterativeMagnitudeSeeker(new IterativeMagnitudeSettings { Rewinding = rewinding })),
        new IterativeMagnitudeSeeker(IterativeMagnitudeSettings.Decayed(), "decay"),
        new RigLSeeker(),
        new ContinuousSparsificationSeeker(),
        new EdgePopupSeeker(),
        new EdgePopupSeeker(new EdgePopupSettings { Annealing = DensitySchedule.Exponential }, "Edge-popup (annealed)"),
        new GemMinerSeeker(),
        new GeneticSeeker(),
    ];

    // The same as without kernels in a fully connected network, so that it has no place of its own there.
    private static RandomMaskSeeker Kernels { get; } = new(LayerDensityRule.ErdosRenyiKernel);

    /// <summary>
    /// Those that can seek in a network: all but an <see cref="IDemandingSeeker"/> that lacks something there. Where weights have kernels random masks by these
    /// are there too.
    /// </summary>
    public static IEnumerable<ITicketSeeker> For(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var able = All.Where(seeker => (seeker as IDemandingSeeker)?.Lacks(graph) is null);
        var hasKernels = graph.Layout.Slices.ToArray().Any(static slice => slice.Kind == ParameterKind.Weight && slice.Shape.Extents.Length > 2);
        return hasKernels ? able.Prepend(Kernels) : able;
    }

    /// <summary>The seeker of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static ITicketSeeker ByName(string name) =>
        string.Equals(name, Kernels.Name, StringComparison.OrdinalIgnoreCase) ? Kernels : Catalogue.Find(All, name, static seeker => seeker.Name, $"no seeker is called '{name}'; known are");
}
