using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Contracts.Graphs;

/// <summary>Every seeker that does not need a fully connected network, on networks that are none.</summary>
public sealed class GraphSeekerTests
{
    public static IEnumerable<object[]> Cases => from kind in TinyKinds.All from seeker in SeekerCatalog.For(kind.Graph) select new object[] { kind.Name, seeker.Name };

    [TestCaseSource(nameof(Cases))]
    [Spec("CONTRACT-041")]
    public void Seekers_KeepTheBudget_OfWhatCanBePruned(string kind, string seeker)
    {
        var network = NetworkCase.Of(TinyKinds.ByName(kind), 3);
        var layout = network.Layout;
        var count = layout.PrunableCount / 3;
        var reported = new List<PruningProgress>();
        var found = SeekerCatalog.ByName(seeker).Seek(network.Problem(PruningBudget.Keep(count)), new ImmediateProgress<PruningProgress>(reported.Add));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Mask.PrunableKept(layout), Is.EqualTo(count));
            Assert.That(found.Mask.Length, Is.EqualTo(layout.Count));
            Assert.That(Enumerable.Range(layout.PrunableCount, layout.Count - layout.PrunableCount).All(i => found.Mask[i]), Is.True, "what is never pruned is kept");
            Assert.That(found.StartParameters?.Length ?? layout.Count, Is.EqualTo(layout.Count));
            Assert.That(reported.Where(r => r.Mask is not null).All(r => r.Mask!.Length == layout.Count), Is.True);
        }
    }

    [Test, Spec("CONTRACT-048")]
    public void WhatASeekerLacks_IsWhatItThrows()
    {
        IInvertibleSeeker genetic = new GeneticSeeker();
        IDemandingSeeker[] seekers = [new GeneticSeeker(), new PhewSeeker(), new LocalSearchSeeker(), new LocalSearchSeeker(null, new GeneticSeeker()), (IDemandingSeeker)genetic.Inverted];
        var (dense, image) = (NetworkCase.Dense(3, 2, 3, 1).Problem(PruningBudget.Keep(5)), NetworkCase.Of(TinyKinds.All[0], 3).Problem(PruningBudget.Keep(20)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seekers.Select(seeker => seeker.Lacks(dense.Graph)), Is.All.Null);
            Assert.That(seekers.Select(seeker => seeker.Lacks(image.Graph) is null), Is.EqualTo(new[] { false, true, false, false, false }));
            foreach (var seeker in seekers)
            {
                Assert.That(seeker.Lacks(NetworkGraph.Unknown(image.Layout)), Is.Not.Null, seeker.Name);
                if (seeker.Lacks(image.Graph) is { } lack)
                {
                    Assert.That(() => seeker.Seek(image), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(lack), seeker.Name);
                }
            }
        }
    }

    [Test, Spec("CONTRACT-049")]
    public void WhereASeekerLacksSomething_ItsContractDoesNotTryIt()
    {
        var asked = new List<string>();
        var run = new RuleRun(2, FreshSeeds: false) { Kinds = new([NetworkKinds.Dense, .. TinyKinds.All.Select(NetworkKind.Of)]), Lacks = graph => graph.Gates.IsEmpty ? null : "it asks for networks without gates" };
        var violation = run.ForEveryNetwork(network =>
        {
            asked.Add(network.Maker.Name);
            return null;
        });
        Assert.That(violation, Is.Null);
        Assert.That(asked.Distinct(), Does.Contain("residual block").And.Not.Contain("BatchNorm block"));
        Assert.That(run.Coverage, Is.EqualTo("tried on 3 of 4 kinds of network, not on BatchNorm block on the engine slow: it asks for networks without gates"));
    }

    [Test, Spec("CONTRACT-042")]
    public void WhatIsFullyConnectedByNature_SaysSo([ValueSource(typeof(TinyKinds), nameof(TinyKinds.Names))] string kind)
    {
        var problem = NetworkCase.Of(TinyKinds.ByName(kind), 3).Problem(PruningBudget.Keep(20));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SeekerCatalog.For(problem.Graph).Select(s => s.Name), Does.Not.Contain(new GeneticSeeker().Name).And.Contain(new PhewSeeker().Name));
            Assert.That(SeekerCatalog.For(NetworkMaker.Dense(2, 3, 1).Graph), Is.EqualTo(SeekerCatalog.All));
            Assert.That(() => new GeneticSeeker().Seek(problem), Throws.TypeOf<NotSupportedException>().With.Message.Contains("takes a fully connected ReLU network"));
            var unknown = NetworkGraph.Unknown(problem.Layout);
            Assert.That(SeekerCatalog.For(unknown).Select(s => s.Name), Does.Not.Contain(new PhewSeeker().Name));
            Assert.That(() => Connectivity.Of(unknown, Mask.All(problem.Layout.Count)), Throws.TypeOf<NotSupportedException>().With.Message.Contains("is unknown"));
            Assert.That(unknown.AsChain, Is.Null);
        }
    }
}
