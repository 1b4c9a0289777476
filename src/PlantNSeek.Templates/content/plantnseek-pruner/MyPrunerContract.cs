using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace Pruners;

/// <summary>Checks MyPruner: one test for each rule that its traits select.</summary>
public sealed class MyPrunerContract : PrunerContract
{
    // What your pruner claims: DataFree, Randomized, ScaleInvariant, SignInvariant, Conserving, OrderDependent; join them with |.
    protected override PrunerTraits Traits => PrunerTraits.ScaleInvariant;

    // Networks small enough to work the scores out by hand. This one is y = 2 x + 1 with x = 3 and target 0:
    // y = 7, loss y^2, dloss/dy = 14, gradients 14 * 3 and 14, scores |2 * 42| and |1 * 14|.
    protected override IReadOnlyList<HandCase> HandCases =>
        [new(new Architecture(1, 1), [2, 1], Batch.Regression([3], 1, [0], 1), [84, 14])];

    // A rule that your pruner breaks on purpose: KnownDeviations => [new("R304", "why")].
    protected override IPruner Create() => new MyPruner();
}
