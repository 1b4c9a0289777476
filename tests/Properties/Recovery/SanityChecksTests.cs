using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
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
        float[] start = [.. Enumerable.Range(0, layout.Count)];
        return new[] { new FoundTicket(mask), new FoundTicket(mask) { StartParameters = start } }.All(ticket =>
        {
            var from = (ticket.StartParameters ?? problem.Parameters).ToArray();
            var variants = SanityChecks.Of(problem, ticket, SanityChecks.HeScaled(architecture), seed.Stream("sanity"));
            var (shuffle, reinitialised, random) = (variants[0], variants[1], variants[2]);
            return variants.Select(v => v.Check).SequenceEqual([SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask])
                && layout.Slices.ToArray().All(slice => shuffle.Mask.CountIn(slice) == mask.CountIn(slice))
                && LayerDensities.CountsOf(layout, random.Mask).SequenceEqual(LayerDensities.CountsOf(layout, mask))
                && shuffle.StartParameters.ToArray().SequenceEqual(from) && random.StartParameters.ToArray().SequenceEqual(from)
                && reinitialised.Mask.Equals(mask)
                && !reinitialised.StartParameters.ToArray().SequenceEqual(problem.Parameters.ToArray());
        });
    }

    [Test]
    [Spec("SANITY-001")]
    public void Shuffles_AndRandomMasks_AreNotTheTicket()
    {
        var architecture = new Architecture(4, 20, 3);
        var layout = architecture.Layout;
        var mask = PruningCase.RandomMask(layout.Count, 0.4, new Seed(1).Stream("mask"));
        var variants = SanityChecks.Of(SeekingCase.Problem(architecture, new Seed(1), Density.Full), new FoundTicket(mask), SanityChecks.HeScaled(architecture), new Seed(1).Stream("sanity"));
        Assert.That(new[] { mask, variants[0].Mask, variants[2].Mask }, Is.Unique);
    }

    [Test]
    [Spec("SANITY-002")]
    public void Reinitialisation_DrawsByTheGivenInitialisation()
    {
        var architecture = new Architecture(4, 20, 3);
        var problem = SeekingCase.Problem(architecture, new Seed(1), Density.Full);
        var ticket = new FoundTicket(Mask.All(problem.Layout.Count));
        var own = SanityChecks.Of(problem, ticket, _ => [.. Enumerable.Repeat(7f, problem.Layout.Count)], new Seed(1).Stream("sanity"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own[1].StartParameters.ToArray(), Is.All.EqualTo(7f));
            Assert.That(
                SanityChecks.HeScaled(architecture)(new Seed(3).Stream("host")),
                Is.EqualTo(HostInitialization.HeScaled(architecture, new Seed(3).Stream("host")).ToSingle()));
            Assert.That(() => SanityChecks.Of(problem, ticket, _ => [1], new Seed(1).Stream("sanity")), Throws.ArgumentException.With.Message.Contains("1 entries"));
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
            && variant.Mask.Equals(expected)
            && variant.StartParameters.Equals(problem.Parameters)
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
}
