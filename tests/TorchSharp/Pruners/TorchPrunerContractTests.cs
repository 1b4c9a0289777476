using PlantNSeek.Engines;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.TorchSharp.Tests.Pruners;

/// <summary>The contract kit with libtorch beside it.</summary>
public sealed class TorchPrunerContractTests : LibtorchFixture
{
    [Test, Spec("TORCH-069")]
    public void BesideLibtorch_TheKitsKindsAreComputedByIt()
    {
        var kinds = NetworkKinds.For(typeof(TorchPrunerContractTests).Assembly);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kinds.Select(kind => kind.Name), Is.EqualTo(new[] { "fully connected", "3x3 convolution on the engine torch", "residual block on the engine torch", "BatchNorm block on the engine torch" }));
            Assert.That(EngineCatalog.All, Does.Contain(TorchEngine.Instance));
            Assert.That((NetworkKinds.Convolution().Engine, NetworkKinds.Convolution(SlowEngine.Instance).Engine), Is.EqualTo(("torch", "slow")));
        }
    }

    [Test, Spec("TORCH-069")]
    public void SnipWithTensors_KeepsEveryRuleOfItsContract([Values] bool slow)
    {
        IReadOnlyList<NetworkKind> kinds = slow ? [NetworkKinds.Dense, .. TinyKinds.All.Select(NetworkKind.Of)] : NetworkKinds.For(typeof(TorchPrunerContractTests).Assembly);
        AssertKept(new PrunerSubject(static () => TensorSnip.Pruner, PrunerTraits.ScaleInvariant) { Reference = static context => new SnipPruner().Scores(context with { UnmaskedParameters = context.Parameters }) }, kinds);
    }

    [Test, Spec("TORCH-069")]
    public void TheLibrarysPruners_KeepEveryRuleOnLibtorch()
    {
        var kinds = NetworkKinds.For(typeof(TorchPrunerContractTests).Assembly);
        const PrunerTraits flow = PrunerTraits.DataFree | PrunerTraits.ScaleInvariant | PrunerTraits.SignInvariant | PrunerTraits.Conserving;
        AssertKept(new PrunerSubject(static () => new SnipPruner(), PrunerTraits.ScaleInvariant), kinds);
        AssertKept(new PrunerSubject(static () => new GraspPruner(), PrunerTraits.None), kinds);
        AssertKept(new PrunerSubject(static () => new SynFlowPruner(), flow), kinds);
    }

    private static void AssertKept(PrunerSubject subject, IReadOnlyList<NetworkKind> kinds)
    {
        var run = new ContractRun<PrunerSubject>("pruner", subject, PrunerRules.All, [], new RuleRun(10, FreshSeeds: false) { Kinds = new(kinds), FurtherNetworks = 3 }, TimeSpan.FromSeconds(120));
        var results = run.CheckAll().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Where(result => result.Outcome is RuleOutcome.Violated or RuleOutcome.Inconclusive).Select(result => result.Message()), Is.Empty);
            Assert.That(results.Where(result => result.Reason.Contains("tried on", StringComparison.Ordinal)).Select(result => result.Text.Id), Is.SubsetOf(new[] { "R304", "R307" }));
            Assert.That(results.Count(result => result.Outcome == RuleOutcome.Holds), Is.AtLeast(12));
        }
    }
}
