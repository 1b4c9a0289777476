using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Planting;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Recovery;

/// <summary>The variants of a ticket.</summary>
[TestFixture]
public class SanityChecksTests
{
    [PinnedProperty]
    [Spec("SANITY-001")]
    [Spec("SANITY-002")]
    public bool Variants_KeepWhatTheySay(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var problem = SeekingCase.Problem(architecture, seed, Density.Full);
        var mask = PruningCase.RandomMask(layout.Count, 0.4, seed.Stream("mask"));
        float[] start = [.. Enumerable.Range(1, layout.Count)];
        return new[] { new FoundTicket(mask), new FoundTicket(mask) { StartParameters = start } }.All(ticket =>
        {
            var from = (ticket.StartParameters ?? problem.Parameters).ToArray();
            var variants = SanityChecks.Of(problem.Layout, problem.Parameters, ticket, SanityChecks.HeScaled(architecture.Layout), seed.Stream("sanity"));
            var (shuffle, reinitialised, random) = (variants[0], variants[1], variants[2]);
            return variants.Select(v => v.Check).SequenceEqual([SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask])
                && layout.Slices.ToArray().All(slice => shuffle.Ticket.Mask.CountIn(slice) == mask.CountIn(slice))
                && LayerDensities.CountsOf(layout, random.Ticket.Mask).SequenceEqual(LayerDensities.CountsOf(layout, mask))
                && Start(shuffle).SequenceEqual(from) && Start(random).SequenceEqual(from)
                && shuffle.Ticket.StartSamples == ticket.StartSamples && random.Ticket.StartSamples == ticket.StartSamples
                && reinitialised.Ticket.Mask.Equals(mask)
                && !Start(reinitialised).SequenceEqual(problem.Parameters.ToArray()) && reinitialised.Ticket.StartSamples == 0;

            float[] Start(SanityVariant variant) => (variant.Ticket.StartParameters ?? problem.Parameters).ToArray();
        });
    }

    // Sparse training leaves 0 wherever it masks; a start of that is none.
    [PinnedProperty]
    [Spec("SANITY-001")]
    public bool Variants_StartFromTheInitialValue_WhereTheStartIsZero(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed, Density.Full);
        var mask = PruningCase.RandomMask(problem.Layout.Count, 0.4, seed.Stream("mask"));
        float[] start = [.. Enumerable.Range(0, problem.Layout.Count).Select(i => mask[i] ? 10f + i : 0)];
        var variants = SanityChecks.Of(problem.Layout, problem.Parameters, new FoundTicket(mask) { StartParameters = start, StartSamples = 70 }, SanityChecks.HeScaled(architecture.Layout), seed.Stream("sanity"));
        return new[] { variants[0].Ticket, variants[2].Ticket }.All(ticket =>
            ticket.Mask.KeptIndices().All(i => ticket.StartParameters!.Value.Span[i] == (mask[i] ? start[i] : problem.Parameters.Span[i]))
            && ticket.StartSamples == (ticket.Mask.IsSubsetOf(mask) ? 70 : 0));
    }

    [TestCase("RigL")]
    [TestCase("IMP (learning-rate rewinding)")]
    [TestCase("IMP (late resetting)")]
    [TestCase("Continuous sparsification")]
    [Spec("SANITY-013")]
    public void Variants_HaveAsManyStartValuesAsTheyKeep(string seeker)
    {
        var scenario = new Scenario(ScenarioKey.Usual("seekers", "Fair", "circle", depth: 3) with { Width = 70, Replicate = 1 }, Protocol.Fair);
        var problem = SeekingProblem.Of(
            scenario.Network, scenario.Trainer, scenario.Planted.HostParameters, scenario.Data.Pruning, scenario.Data.Training, new Density(0.3), new RandomStream(1, "seek"));
        var ticket = SeekerCatalog.ByName(seeker).Seek(problem);
        var variants = SanityChecks.Of(problem.Layout, problem.Parameters, ticket, SanityChecks.HeScaled(scenario.Layout), new RandomStream(1, "sanity"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ticket.StartParameters, Is.Not.Null);
            foreach (var variant in variants)
            {
                var start = variant.Ticket.StartParameters!.Value;
                Assert.That(variant.Ticket.Mask.KeptIndices().Count(i => start.Span[i] != 0), Is.EqualTo(ticket.Mask.KeptCount), $"{variant.Check}");
            }
        }
    }

    [Test]
    [Spec("SANITY-001")]
    public void Shuffles_AndRandomMasks_AreNotTheTicket()
    {
        var architecture = new Architecture(4, 20, 3);
        var layout = architecture.Layout;
        var mask = PruningCase.RandomMask(layout.Count, 0.4, new Seed(1).Stream("mask"));
        var problem = SeekingCase.Problem(architecture, new Seed(1), Density.Full);
        var variants = SanityChecks.Of(problem.Layout, problem.Parameters, new FoundTicket(mask), SanityChecks.HeScaled(architecture.Layout), new Seed(1).Stream("sanity"));
        Assert.That(new[] { mask, variants[0].Ticket.Mask, variants[2].Ticket.Mask }, Is.Unique);
    }

    [Test]
    [Spec("SANITY-002")]
    public void Reinitialisation_DrawsByTheGivenInitialisation()
    {
        var architecture = new Architecture(4, 20, 3);
        var problem = SeekingCase.Problem(architecture, new Seed(1), Density.Full);
        var ticket = new FoundTicket(Mask.All(problem.Layout.Count));
        var own = SanityChecks.Of(problem.Layout, problem.Parameters, ticket, _ => [.. Enumerable.Repeat(7f, problem.Layout.Count)], new Seed(1).Stream("sanity"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own[1].Ticket.StartParameters!.Value.ToArray(), Is.All.EqualTo(7f));
            Assert.That(
                SanityChecks.HeScaled(architecture.Layout)(new Seed(3).Stream("host")),
                Is.EqualTo(HostInitialization.HeScaled(architecture, new Seed(3).Stream("host")).ToSingle()));
            Assert.That(() => SanityChecks.Of(problem.Layout, problem.Parameters, ticket, _ => [1], new Seed(1).Stream("sanity")), Throws.ArgumentException.With.Message.Contains("1 entries"));
        }
    }

    [PinnedProperty]
    [Spec("SANITY-003")]
    public bool InvertedPruner_KeepsWhatTheOtherDrops(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var context = PruningCase.Of(architecture, seed).Context();
        var (magnitude, inverted) = (new MagnitudePruner(), new InvertedPruner(new MagnitudePruner()));
        var scores = magnitude.Scores(context);
        return scores.Distinct().Count() < layout.Count || Enumerable.Range(0, layout.Count + 1).All(k =>
            Keep(scores, k).Complement().Equals(Keep(inverted.Scores(context), layout.Count - k))
            && Keep(scores, k).Equals(Keep(new InvertedPruner(inverted).Scores(context), k)));

        Mask Keep(double[] s, int k) => Selection.Select(s, layout, Mask.All(layout.Count), PruningBudget.Keep(k));
    }

    [PinnedProperty]
    [Spec("SANITY-003")]
    [Spec("SANITY-004")]
    public bool ScoreSeeker_InvertsByItsPruner(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var settings = new PruningSettings { Rounds = 3 };
        var seeker = new ScoreSeeker(PrunerCatalog.SynFlow, settings);
        var expected = new ScoreSeeker(new InvertedPruner(PrunerCatalog.SynFlow), settings).Seek(problem.Again(seed)).Mask;
        var twice = SanityChecks.Inverted(SanityChecks.Inverted(seeker)!)!;
        return SanityChecks.Invert(seeker, problem.Again(seed)) is { Check: SanityCheck.ScoreInversion } variant
            && variant.Ticket.Mask.Equals(expected)
            && variant.Ticket.StartParameters is null
            && twice.Seek(problem.Again(seed)).Mask.Equals(seeker.Seek(problem.Again(seed)).Mask);
    }

    [Test]
    [Spec("SANITY-004")]
    public void Inversions_AreNamed_OrThereAreNone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SanityChecks.Inverted(new ScoreSeeker(PrunerCatalog.Snip))!.Name, Is.EqualTo("SNIP inverted"));
            Assert.That(SanityChecks.Inverted(new ContinuousSparsificationSeeker())!.Name, Is.EqualTo("Continuous sparsification inverted"));
            Assert.That(SanityChecks.Inverted(new PhewSeeker()), Is.Null);
            Assert.That(SanityChecks.Inverted(new RandomMaskSeeker(LayerDensityRule.Balanced)), Is.Null);
            Assert.That(SanityChecks.Invert(new PhewSeeker(), SeekingCase.Problem(new Architecture(1, 1), new Seed(1), Density.Full)), Is.Null);
        }
    }

    [Test]
    [Spec("SANITY-005")]
    public void SignTest_CountsAllOutcomes()
    {
        using (Assert.EnterMultipleScope())
        {
            for (var trials = 0; trials <= 10; trials++)
            {
                for (var wins = 0; wins <= trials; wins++)
                {
                    var outcomes = Enumerable.Range(0, 1 << trials).Count(bits => System.Numerics.BitOperations.PopCount((uint)bits) >= wins);
                    Assert.That(SignTest.UpperTail(wins, trials), Is.EqualTo((double)outcomes / (1 << trials)).Within(1e-13), $"{wins} of {trials}");
                }
            }

            Assert.That(() => SignTest.UpperTail(3, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    [Spec("SANITY-016")]
    public void WinsNeeded_AndPower_CountAllOutcomes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SignTest.WinsNeeded(15, 0.05), Is.EqualTo(12), "12 of 15 is p = 0.018, 11 of 15 p = 0.059");
            Assert.That(SignTest.WinsNeeded(15, 0.05 / 72), Is.EqualTo(14));
            Assert.That((SignTest.WinsNeeded(4, 0.05), SignTest.WinsNeeded(5, 0.05)), Is.EqualTo(((int?)null, (int?)5)));
            for (var wins = 0; wins <= 8; wins++)
            {
                var power = Enumerable.Range(0, 1 << 8).Select(bits => System.Numerics.BitOperations.PopCount((uint)bits)).Where(won => won >= wins).Sum(won => Math.Pow(0.9, won) * Math.Pow(0.1, 8 - won));
                Assert.That(SignTest.Power(wins, 8, 0.9), Is.EqualTo(power).Within(1e-12), $"{wins} of 8");
            }
        }
    }
}
