using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts;

/// <summary>The pruners of the library under the contract that it offers to others.</summary>
public abstract class LibraryPrunerContract : PrunerContract
{
    // y = v relu(w x + b) + c with w = 2, b = 1, v = -3, c = 0.5; one sample x = 1, target 0.5: h = 3, y = -8.5, L = (y - 0.5)^2 = 81.
    internal static HandCase Chain(params double[] scores) => new(new Architecture(1, 1, 1), [2, 1, -3, 0.5f], Batch.Regression([1], 1, [0.5f], 1), scores);
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class RandomPrunerContract : LibraryPrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.Randomized | PrunerTraits.DataFree;

    protected override IPruner Create() => new RandomPruner();
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class MagnitudePrunerContract : LibraryPrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.DataFree | PrunerTraits.SignInvariant;

    protected override IReadOnlyList<HandCase> HandCases => [Chain(2, 1, 3, 0.5)];

    protected override Func<PruningContext, double[]> Reference => SlowScores.Magnitude;

    protected override IPruner Create() => new MagnitudePruner();
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class SnipPrunerContract : LibraryPrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.ScaleInvariant;

    // dL/dy = 2 (y - 0.5) = -18: |theta g| = |2 * 54|, |1 * 54|, |-3 * -54|, |0.5 * -18|, over their sum.
    protected override IReadOnlyList<HandCase> HandCases => [Chain(108 / 333.0, 54 / 333.0, 162 / 333.0, 9 / 333.0)];

    protected override Func<PruningContext, double[]> Reference => SlowScores.Snip;

    protected override IPruner Create() => new SnipPruner();
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class GraspPrunerContract : LibraryPrunerContract
{
    // y = w x + c, w = 2, c = 1, x = 3, target 0: H g is (30, 10) but for a factor, theta H g (60, 10), over its sum.
    protected override IReadOnlyList<HandCase> HandCases => [Line];

    internal static HandCase Line => new(new Architecture(1, 1), [2, 1], Batch.Regression([3], 1, [0], 1), [Unit * 60 / Norm, Unit * 10 / Norm]);

    protected override Func<PruningContext, double[]> Reference => SlowScores.Grasp;

    private static double Unit => 4 * 7 / 1.6e9;

    private static double Norm => (70 * Unit) + 1e-10;

    protected override IPruner Create() => new GraspPruner();
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class SynFlowPrunerContract : LibraryPrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.DataFree | PrunerTraits.ScaleInvariant | PrunerTraits.SignInvariant | PrunerTraits.Conserving;

    // R = 3 (2 * 1 + 1) + 0.5: paths 6 (w, v), 3 (b, v), 0.5 (c)
    protected override IReadOnlyList<HandCase> HandCases => [Chain(6, 3, 9, 0.5)];

    protected override Func<PruningContext, double[]> Reference => SlowScores.SynFlow;

    protected override IPruner Create() => new SynFlowPruner();
}

[Spec("CONTRACT-004"), Spec("CONTRACT-040")]
public sealed class InvertedPrunerContract : LibraryPrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.ScaleInvariant;

    protected override IReadOnlyList<HandCase> HandCases => [Chain(-108 / 333.0, -54 / 333.0, -162 / 333.0, -9 / 333.0)];

    protected override Func<PruningContext, double[]> Reference => static context => Array.ConvertAll(SlowScores.Snip(context), static s => -s);

    protected override IPruner Create() => new InvertedPruner(new SnipPruner());
}
