using PlantNSeek.Contracts.Plain;
using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>The kinds of network that a contract tries its rules on.</summary>
public sealed class KindTests
{
    private static readonly IReadOnlyList<NetworkKind> All = NetworkKinds.For(typeof(KindTests).Assembly);

    [Test, Spec("CONTRACT-043")]
    public void FullyConnectedNetworks_ComeFirst_TheSameAsWithoutOthers()
    {
        var (alone, all) = (Seen(NetworkKinds.FullyConnected), Seen(All));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(All.Select(kind => kind.Name), Is.EqualTo(new[] { "fully connected", "3x3 convolution on the engine slow", "residual block on the engine slow", "BatchNorm block on the engine slow" }));
            Assert.That(all.Take(alone.Length), Is.EqualTo(alone).And.Exactly(30).Items);
            Assert.That(all.Skip(alone.Length).CountBy(seen => seen.Split(' ')[0]), Is.EqualTo(new Dictionary<string, int> { ["conv.weight"] = 3, ["stem.weight"] = 3, ["conv.weight+bn.weight"] = 3 }));
            Assert.That(Run(new SnipPruner(), All).CheckAll().Where(result => result.Outcome == RuleOutcome.Violated), Is.Empty);
        }

        static string[] Seen(IReadOnlyList<NetworkKind> kinds)
        {
            var seen = new List<string>();
            new RuleRun(30, FreshSeeds: false) { Kinds = new(kinds), FurtherNetworks = 3 }.ForEveryNetwork(network =>
            {
                var gate = network.Graph.Gates is [var only] ? $"+{only.Scale!.Value.Name}" : "";
                seen.Add($"{network.Layout.Slices[0].Name}{gate} {network.Seed} {network.Parameters[0]}");
                return null;
            });
            return [.. seen];
        }
    }

    [Test, Spec("CONTRACT-044")]
    public void WhatTakesFullyConnectedNetworksAlone_IsNotTriedOnOthers_AndTheResultSaysSo()
    {
        var pruner = new Scored(static (context, scores) =>
        {
            _ = context.Graph.Chain("Layer by layer");
            Scored.Magnitude(context, scores);
        });
        var (further, only, first) = (Run(pruner, All).Check("R207"), Run(pruner, NetworkKinds.FullyConnected).Check("R207"), Run(pruner, [.. All.Skip(1)]).Check("R207"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((further.Outcome, only.Outcome, only.Reason), Is.EqualTo((RuleOutcome.Holds, RuleOutcome.Holds, "")));
            Assert.That(further.Reason, Does.StartWith("tried on 1 of 4 kinds of network, not on 3x3 convolution on the engine slow: it says \"Layer by layer takes a fully connected ReLU network")
                .And.Contain("; not on BatchNorm block on the engine slow: ").And.Contain("Kinds => NetworkKinds.FullyConnected"));
            Assert.That(further.Message(), Does.Contain("Holds, tried on 1 of 4"));
            Assert.That(first.Outcome, Is.EqualTo(RuleOutcome.Inconclusive), "the first kind is what it is for");
        }
    }

    [Test, Spec("CONTRACT-045")]
    public void ARuleThatSaysNothingOfAKind_SaysSo([Values("R304", "R307")] string rule)
    {
        const PrunerTraits flow = PrunerTraits.DataFree | PrunerTraits.ScaleInvariant | PrunerTraits.SignInvariant | PrunerTraits.Conserving;
        var (all, normalised) = (Run(new SynFlowPruner(), All, flow).Check(rule), Run(new SynFlowPruner(), [All[3]], flow).Check(rule));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((all.Outcome, normalised.Outcome), Is.EqualTo((RuleOutcome.Holds, RuleOutcome.Untested)));
            Assert.That(all.Reason, Is.EqualTo("tried on 3 of 4 kinds of network, not on BatchNorm block on the engine slow: where units are normalised the scale of what enters them changes nothing, and the rule says nothing"));
        }
    }

    [Test, Spec("CONTRACT-046")]
    public void AViolationOnAFurtherKind_NamesKindAndEngine_AndWhatMayBeMeant()
    {
        // Wrong by one where a weight has taps.
        var pruner = new Scored(static (context, scores) =>
        {
            Scored.Magnitude(context, scores);
            scores[0] = context.Graph.Of(0).Taps > 1 ? double.NaN : scores[0];
        });
        var result = Run(pruner, All, PrunerTraits.DataFree).Check("R207");
        Assert.That(result.Message().ReplaceLineEndings("\n"), Does.Contain("expected: finite scores on an ordinary network\n  actual:   NaN for conv.weight[0, 0, 0, 0]")
            .And.Contain("3x3 convolution on the engine slow is a further kind of network; a contract for fully connected networks alone has Kinds => NetworkKinds.FullyConnected")
            .And.Contain("network 3x3 convolution on the engine slow, seed 0\n      layer1      x0:0    x0:1"));
    }

    [Test, Spec("CONTRACT-047")]
    public void AnEngineThatCannotComputeADefinition_IsAnErrorThatNamesBoth()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => NetworkKinds.Residual(ManagedEngine.Instance), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("the engine 'managed' cannot compute residual block (1x3x3 to 2)"));
            Assert.That(new[] { NetworkKinds.Convolution(), NetworkKinds.Residual(), NetworkKinds.BatchNorm() }.Select(maker => maker.Engine), Is.All.EqualTo("slow"));
            Assert.That(NetworkMaker.Dense(2, 1).Engine, Is.EqualTo("managed"));
        }
    }

    private static ContractRun<PrunerSubject> Run(IPruner pruner, IReadOnlyList<NetworkKind> kinds, PrunerTraits traits = PrunerTraits.None) =>
        new("pruner", new PrunerSubject(() => pruner, traits), PrunerRules.All, [], new RuleRun(5, FreshSeeds: false) { Kinds = new(kinds), FurtherNetworks = 3 }, TimeSpan.FromSeconds(60));
}
