using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>A user's module ranks, is masked and trains as a network of ours does.</summary>
public sealed class ModuleWorkTests : LibtorchFixture
{
    private static readonly Batch Data = Draw();

    private static TorchModel TwoBranches => TorchModel.Of(static () => new UserModules.TwoBranches(), 2, 6, 6);

    // The Sequential of a user, and the network of the definition that it is read as: the same numbers from two modules.
    [Test, Spec("TORCH-043")]
    public void ASequential_ComputesWhatItsDefinitionDoes([Values] bool usesBatchStatistics)
    {
        var (own, scoring) = (TorchModel.Of(UserModules.Sequential, 2, 6, 6), new ScoringMode(usesBatchStatistics, !usesBatchStatistics));
        var ours = TorchModel.Of(own.Graph);
        var parameters = Positive(own.Layout);
        var options = new TorchOptions { Precision = Precision.Double };
        using var first = new TorchNetwork(own, scoring, options);
        using var second = new TorchNetwork(ours, scoring, options);
        double[] Of(TorchNetwork network, Action<TorchNetwork, double[]> ask)
        {
            var result = new double[own.Layout.Count];
            ask(network, result);
            return result;
        }

        var (direction, loss) = (Array.ConvertAll(parameters, static p => (double)p), LossFunction.For(Data));
        foreach (var ask in (Action<TorchNetwork, double[]>[])[
            (n, r) => n.LossAndGradient(parameters, Data, loss, r), (n, r) => n.HessianVectorProduct(parameters, Data, loss, direction, r),
            (n, r) => n.OutputGradient(direction, [.. Enumerable.Repeat(1.0, 72)], [1, 1, 1], r)])
        {
            var (theirs, expected) = (Of(first, ask), Of(second, ask));
            Assert.That(theirs, Is.EqualTo(expected).Within(1e-12 * expected.Max(Math.Abs)));
            Assert.That(expected, Has.Some.Not.Zero);
        }
    }

    [Test, Spec("TORCH-044")]
    public void WhatFitsNoGraph_IsRankedByEveryPruner()
    {
        var model = TwoBranches;
        using var network = new TorchNetwork(model);
        foreach (var pruner in PrunerCatalog.All)
        {
            var scores = pruner.Scores(PruningContext.Of(network, model.InitialParameters(), Mask.All(model.Layout.Count), Data, LossFunction.For(Data), new RandomStream(1, "rank")));
            var mask = Selection.Select(scores, model.Layout, Mask.All(model.Layout.Count), new Density(0.25));
            Assert.That(mask.PrunableKept(model.Layout), Is.EqualTo(new Density(0.25).Budget(model.Layout.PrunableCount)), pruner.Name);
            Assert.That(scores[..model.Layout.PrunableCount].Distinct().Count(), Is.GreaterThan(10), pruner.Name);
        }
    }

    [Test, Spec("TORCH-044")]
    public void WhatFitsNoGraph_TrainsUnderAMask()
    {
        var model = TwoBranches;
        var (layout, start) = (model.Layout, model.InitialParameters());
        var mask = Mask.From(layout.Count, i => i % 3 != 0 || i >= layout.PrunableCount);
        using var session = new TorchTrainer(model).Begin(start, mask, Data, LossFunction.For(Data), new AdamSettings(1e-2), Data.Count);
        var first = session.Step([.. Enumerable.Range(0, Data.Count)]);
        for (var i = 0; i < 150; i++)
        {
            session.Step([.. Enumerable.Range(0, Data.Count)]);
        }

        var after = session.GetParameters();
        var frozen = layout.Slices.ToArray().Single(s => s.Name == "_frozen");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(session.Step([.. Enumerable.Range(0, Data.Count)]), Is.LessThan(first / 2));
            Assert.That(Enumerable.Range(0, layout.Count).Where(i => !mask[i] && after[i] != start[i]), Is.Empty, "masked and moved");
            Assert.That(after[frozen.Offset..frozen.End], Is.EqualTo(start[frozen.Offset..frozen.End]), "frozen");
            Assert.That(layout.Slices.ToArray().Where(s => s.Length > 0 && s.Name != "_frozen" && after.AsSpan(s.Offset, s.Length).SequenceEqual(start.AsSpan(s.Offset, s.Length))).Select(s => s.Name), Is.Empty);
        }
    }

    public static IEnumerable<string> Seekers => SeekerCatalog.For(NetworkGraph.Unknown(Lifetime.LifetimeCase.Definition.Layout)).Select(s => s.Name);

    [TestCaseSource(nameof(Seekers)), Spec("TORCH-045")]
    public void WhatFitsNoGraph_IsSoughtIn_ByEverySeekerThatNeedsNone(string seeker)
    {
        var model = TwoBranches;
        using var network = new TorchNetwork(model);
        var count = model.Layout.PrunableCount / 3;
        var problem = SeekingProblem.Of(network, new TorchTrainer(model), model.InitialParameters(), Data, Data, PruningBudget.Keep(count), new RandomStream(1, "seek"));
        var found = SeekerCatalog.ByName(seeker).Seek(problem);
        Assert.That((found.Mask.PrunableKept(model.Layout), found.Mask.Length), Is.EqualTo((count, model.Layout.Count)));
    }

    private static float[] Positive(ParameterLayout layout)
    {
        var random = new RandomStream(3, "positive");
        return [.. Enumerable.Range(0, layout.Count).Select(_ => (float)random.NextUniform(0.2, 1))];
    }

    private static Batch Draw()
    {
        var random = new RandomStream(1, "modules");
        return Batch.Classification([.. Enumerable.Range(0, 12 * 72).Select(_ => (float)random.NextNormal())], 72, [.. Enumerable.Range(0, 12).Select(i => i % 3)], 3);
    }
}
