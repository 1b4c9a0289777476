using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Contracts.Graphs;

/// <summary>The pruners of the library under the contract on networks that are not fully connected: a convolution, a residual block, a BatchNorm block.</summary>
[Spec("CONTRACT-040")]
[TestFixtureSource(nameof(Cases))]
public sealed class GraphPrunerContract(string pruner, string kind) : PrunerContract
{
    public static IEnumerable<object[]> Cases => from pruner in PrunerCatalog.All from kind in TinyKinds.Names select new object[] { pruner.Name, kind };

    protected override int Networks => 3;

    protected override IReadOnlyList<NetworkMaker> Kinds => [TinyKinds.ByName(kind)];

    protected override PrunerTraits Traits => Create() switch
    {
        RandomPruner => PrunerTraits.Randomized | PrunerTraits.DataFree,
        MagnitudePruner => PrunerTraits.DataFree | PrunerTraits.SignInvariant,
        SnipPruner => PrunerTraits.ScaleInvariant,
        SynFlowPruner => PrunerTraits.DataFree | PrunerTraits.ScaleInvariant | PrunerTraits.SignInvariant | PrunerTraits.Conserving,
        _ => PrunerTraits.None,
    };

    // Worked out on a chain of two edges; see the library's contracts.
    protected override IReadOnlyList<HandCase> HandCases => Create() switch
    {
        MagnitudePruner => [LibraryPrunerContract.Chain(2, 1, 3, 0.5)],
        SnipPruner => [LibraryPrunerContract.Chain(108 / 333.0, 54 / 333.0, 162 / 333.0, 9 / 333.0)],
        GraspPruner => [GraspPrunerContract.Line],
        SynFlowPruner => [LibraryPrunerContract.Chain(6, 3, 9, 0.5)],
        _ => [],
    };

    protected override Func<PruningContext, double[]>? Reference => Create() switch
    {
        MagnitudePruner => SlowScores.Magnitude,
        SnipPruner => SlowScores.Snip,
        GraspPruner => SlowScores.Grasp,
        SynFlowPruner => SlowScores.Flow,
        _ => null,
    };

    protected override IPruner Create() => PrunerCatalog.ByName(pruner);
}
