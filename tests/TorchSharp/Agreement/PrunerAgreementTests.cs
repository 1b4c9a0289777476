using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;

namespace PlantNSeek.TorchSharp.Tests.Agreement;

/// <summary>Masks of the paper's pruners on both engines.</summary>
[TestFixture]
public class PrunerAgreementTests : LibtorchFixture
{
    private static readonly double[] Densities = [0.1, 0.5, 0.8];

    private static IEnumerable<TestCaseData> PaperRuns() =>
        from pruner in PrunerCatalog.All
        from rounds in pruner.Name == "SynFlow" ? [1, 100] : (int[])[1]
        select new TestCaseData(pruner, rounds).SetArgDisplayNames(pruner.Name, $"{rounds}");

    [PinnedProperty(MaxTest = 60), Spec("TORCH-025")]
    public void Masks_OfSmallNetworks_AreEqual(Architecture architecture, Seed seed)
    {
        using var pair = EnginePair.Of(architecture, seed);
        var drawn = pair.Case.WithRandomMask();
        foreach (var pruner in PrunerCatalog.All)
        {
            double[] ours = pruner.Scores(drawn.Context(pair.Exact)), theirs = pruner.Scores(drawn.Context(pair.Managed));
            foreach (var density in Densities)
            {
                Mask Select(double[] scores) => Selection.Select(scores, drawn.Layout, drawn.Mask, new Density(density));
                var differing = Differing(Select(ours), Select(theirs));
                AssertTied(theirs, differing, $"{pruner.Name} at {density}: {string.Join(", ", differing.Select(drawn.Layout.Describe))}");
            }
        }
    }

    [TestCaseSource(nameof(PaperRuns)), Spec("TORCH-026")]
    public void Masks_OfThePapersCircle_AreEqual(IPruner pruner, int rounds)
    {
        var scenario = new Scenario(ScenarioKey.Usual("singleshot", "Fair", "circle") with { Replicate = 1 }, Protocol.Fair);
        using var network = new TorchNetwork(TorchModel.Of(scenario.Architecture.Graph), options: new TorchOptions { Precision = Precision.Double });
        var settings = new PruningSettings { Rounds = rounds };
        foreach (var label in DensityPoint.Labels.Where(static label => label != DensityPoint.Dense))
        {
            var loss = LossFunction.For(scenario.Data.Pruning);
            Mask Find(IDifferentiableNetwork engine) => IterativePruning.Run(
                pruner, engine, scenario.Planted.HostParameters, scenario.Data.Pruning, loss, scenario.Budget(label), settings, scenario.Stream($"pruner/{pruner.Name}"));
            Assert.That(Differing(Find(network), Find(scenario.Network)).Select(scenario.Layout.Describe), Is.Empty, $"{pruner.Name} at {label}");
        }
    }

    private static int[] Differing(Mask ours, Mask theirs) => ours.Except(theirs).Or(theirs.Except(ours)).KeptIndices();

    // What enters a unit by one weight and leaves it by one has the same score of SNIP in both, and rounding says which goes first.
    private static void AssertTied(double[] scores, int[] differing, string what)
    {
        var edge = differing.Select(i => scores[i]).ToArray();
        Assert.That(edge.Length == 0 ? 0 : edge.Max() - edge.Min(), Is.LessThanOrEqualTo(1e-12 * scores.Max(Math.Abs)), what);
    }
}
