using System.Collections.Immutable;

namespace PlantNSeek.Pruning.Pruners;

/// <summary>The pruners of the paper.</summary>
public static class PrunerCatalog
{
    /// <inheritdoc cref="RandomPruner"/>
    public static IPruner Random { get; } = new RandomPruner();

    /// <inheritdoc cref="MagnitudePruner"/>
    public static IPruner Magnitude { get; } = new MagnitudePruner();

    /// <inheritdoc cref="SnipPruner"/>
    public static IPruner Snip { get; } = new SnipPruner();

    /// <inheritdoc cref="GraspPruner"/>
    public static IPruner Grasp { get; } = new GraspPruner();

    /// <inheritdoc cref="SynFlowPruner"/>
    public static IPruner SynFlow { get; } = new SynFlowPruner();

    /// <summary>All of them, in the paper's order.</summary>
    public static ImmutableArray<IPruner> All { get; } = [Random, Magnitude, Snip, Grasp, SynFlow];

    /// <summary>The pruner of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static IPruner ByName(string name) =>
        Catalogue.Find(All, name, static pruner => pruner.Name, $"no pruner is called '{name}'; known are");
}
