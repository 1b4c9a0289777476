using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;

namespace PlantNSeek.Properties.Pruning;

[TestFixture]
public class NullArgumentTests
{
    private static IEnumerable<TestCaseData> Calls()
    {
        var problem = PruningCase.Of(new Architecture(1, 2, 1), new Seed(1));
        var (layout, all, budget) = (problem.Layout, problem.Mask, PruningBudget.Keep(1));
        var scores = new double[layout.Count];
        yield return Call("Selection.Select", "layout", () => Selection.Select(scores, null!, all, budget));
        yield return Call("Selection.Select", "current", () => Selection.Select(scores, layout, null!, budget));
        yield return Call("Selection.Select", "budget", () => Selection.Select(scores, layout, all, null!));
        yield return Call("Selection.PrunableCount", "layout", () => Selection.PrunableCount(null!, new()));
        yield return Call("Selection.PrunableCount", "options", () => Selection.PrunableCount(layout, null!));
        yield return Call("IterativePruning.Run", "network", () => Run(PrunerCatalog.Random, null!, budget, new()));
        yield return Call("IterativePruning.Run", "budget", () => Run(PrunerCatalog.Random, problem.Network, null!, new()));
        yield return Call("IterativePruning.Run", "settings", () => Run(PrunerCatalog.Random, problem.Network, budget, null!));
        foreach (var pruner in PrunerCatalog.All)
        {
            yield return Call(pruner.Name, "context", () => pruner.Score(null!, scores));
        }

        Mask Run(IPruner pruner, IDifferentiableNetwork network, PruningBudget kept, PruningSettings settings) =>
            IterativePruning.Run(pruner, network, problem.Parameters, problem.Batch, problem.Loss, kept, settings, problem.Seed.Stream("pruner"));
    }

    [TestCaseSource(nameof(Calls))]
    [Spec("PRUNE-040")]
    public void NullArguments_AreNamed(string name, Action call) =>
        Assert.That(() => call(), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(name));

    private static TestCaseData Call(string method, string name, Action call) => new TestCaseData(name, call).SetArgDisplayNames(method, name);
}
