using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Recovery;

/// <summary>Seekers with their ranking turned around.</summary>
[TestFixture]
public class ScoreInversionTests
{
    private static readonly MultishotSettings OneRound = new() { Rounds = 1, Training = new() { Epochs = 0 } };

    // With so little data RigL would end before its first move.
    private static readonly ITicketSeeker[] Seekers = [.. SeekerCatalog.All.Select(s => s is RigLSeeker ? new RigLSeeker(new() { UpdateEvery = 2 }) : s)];

    [PinnedProperty(MaxTest = 8)]
    [Spec("SANITY-010")]
    public bool Inverted_KeepsTheBudget_AndTwiceIsTheOriginal(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        return Seekers.OfType<IInvertibleSeeker>().All(seeker =>
        {
            var inverted = (IInvertibleSeeker)seeker.Inverted;
            var (one, two) = (seeker.Seek(problem.Again(seed)), inverted.Inverted.Seek(problem.Again(seed)));
            return inverted.Seek(problem.Again(seed)).Mask.KeptCount == problem.Budget.Count
                && one.Mask.Equals(two.Mask)
                && one.StartParameters.GetValueOrDefault().Span.SequenceEqual(two.StartParameters.GetValueOrDefault().Span);
        });
    }

    [Test]
    [Spec("SANITY-010")]
    public void EverySeekerThatRanks_CanBeInverted_AndFindsSomethingElse()
    {
        var problem = SeekingCase.Problem(new Architecture(3, 6, 4, 2), new Seed(4), PruningBudget.Keep(20));
        using (Assert.EnterMultipleScope())
        {
            foreach (var seeker in Seekers.Where(s => s is not (RandomMaskSeeker or PhewSeeker)))
            {
                var inverted = SanityChecks.Inverted(seeker);
                Assert.That(inverted?.Name, Is.Not.Null.And.Contains("inverted"), seeker.Name);
                Assert.That(SanityChecks.Inverted(inverted!)?.Name, Is.EqualTo(seeker.Name));
                Assert.That(inverted!.Seek(problem.Again(new Seed(4))).Mask, Is.Not.EqualTo(seeker.Seek(problem.Again(new Seed(4))).Mask), seeker.Name);
            }
        }
    }

    [PinnedProperty(MaxTest = 8)]
    [Spec("SANITY-017")]
    public bool TheProblemSaysWhetherTheRankingIsInverted(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        return Seekers.OfType<IInvertibleSeeker>().All(seeker =>
            Mask(seeker, inverted: true).Equals(Mask(seeker.Inverted, inverted: false)) && Mask(seeker.Inverted, inverted: true).Equals(Mask(seeker, inverted: false)));

        Mask Mask(ITicketSeeker seeker, bool inverted) => seeker.Seek(problem.Again(seed) with { Inverted = inverted }).Mask;
    }

    [PinnedProperty]
    [Spec("SANITY-011")]
    public bool OneShotScores_KeepWhatTheOriginalWouldDropFirst(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var all = Mask.All(problem.Layout.Count);
        var prospr = new ProsPrSeeker(new ProsPrSettings { LearningRate = 1e-3, BatchSize = 3 });
        return KeepsSmallest(prospr, [.. prospr.Derivative(problem.Again(seed)).Select(Math.Abs)])
            && SeekerCatalog.All.OfType<ScoreSeeker>().Where(s => s.Settings.Rounds == 1).All(s => KeepsSmallest(s, s.Pruner.Scores(
                PruningContext.Of(problem.Network, problem.Parameters, all, problem.PruningBatch, problem.Loss, seed.Stream("seek")))));

        bool KeepsSmallest(IInvertibleSeeker seeker, double[] scores) => AreSmallest(scores, all, seeker.Inverted.Seek(problem.Again(seed)).Mask);
    }

    [PinnedProperty]
    [Spec("SANITY-011")]
    public bool OneRoundWithoutTraining_IsTheInvertedScore(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var snip = Inverted(new ScoreSeeker(PrunerCatalog.Snip));
        return Inverted(new IterativeSnipSeeker(new() { Steps = 1 })).Equals(snip)
            && Inverted(new ForceSeeker(new() { Steps = 1 })).Equals(snip)
            && Inverted(new MultishotSeeker(PrunerCatalog.Snip, OneRound)).Equals(snip)
            && Inverted(new IterativeMagnitudeSeeker(new() { Rounds = 1, Training = OneRound.Training })).Equals(Inverted(new ScoreSeeker(PrunerCatalog.Magnitude)));

        Mask Inverted(IInvertibleSeeker seeker) => seeker.Inverted.Seek(problem.Again(seed)).Mask;
    }

    [PinnedProperty]
    [Spec("SANITY-012")]
    public bool LearnedScores_AreChosenFromBelow(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var (count, random) = (given.Layout.Count, seed.Stream("scores"));
        var (first, second) = (random.NextInt32(count + 1), random.NextInt32(count + 1));
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
        var popup = new EdgePopupScores(
            given.Network, given.Parameters, [.. scores.Select(s => s - 0.5)], new EdgePopupSettings { Scope = PruningScope.Global }, inverted: true);
        popup.Choose([first]);
        var gems = new GemMinerScores(given.Network, given.Parameters, scores, new GemMinerSettings { FreezingScope = PruningScope.Global }, inverted: true);
        gems.Freeze([Math.Max(first, second)]);
        var before = gems.ToFlags();
        gems.Freeze([Math.Min(first, second)]);
        return popup.ToMask().KeptCount == first && AreSmallest([.. scores.Select(s => Math.Abs(s - 0.5))], Mask.All(count), popup.ToMask())
            && before.KeptCount == Math.Max(first, second) && AreSmallest(scores, Mask.All(count), before)
            && gems.ToFlags().KeptCount == Math.Min(first, second) && AreSmallest(scores, before, gems.ToFlags());
    }

    [PinnedProperty]
    [Spec("SANITY-012")]
    public bool RigL_DropsTheLargest_AndGrowsTheSmallestGradients(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var random = seed.Stream("move");
        var mask = PruningCase.RandomMask(given.Layout.Count, 0.5, random);
        double[] gradient = [.. given.Parameters.Select(_ => random.NextNormal())];
        var fraction = random.NextDouble();
        var moved = RigLSeeker.Moved(given.Layout, mask, mask.Apply<float>(given.Parameters), gradient, fraction, inverted: true);
        return Enumerable.Range(0, architecture.LayerCount).All(layer =>
        {
            int[] all = [.. Enumerable.Range(given.Layout.Weight(layer).Offset, given.Layout.Bias(layer).End - given.Layout.Weight(layer).Offset)];
            int[] active = [.. all.Where(i => mask[i]).OrderBy(i => Math.Abs(given.Parameters[i]))];
            var n = (int)Math.Floor(fraction * active.Length);
            int[] stay = [.. active.SkipLast(n)];
            var come = all.Except(stay).OrderBy(i => Math.Abs(gradient[i])).Take(n);
            return all.Where(i => moved[i]).SequenceEqual(stay.Concat(come).Order());
        });
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("SANITY-012")]
    public bool Genetic_KeepsTheLeastFit(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var seeker = new GeneticSeeker(new GeneticSettings { Population = 8, Generations = 4, Samples = problem.TrainingData.Count });
        var evaluation = new SparseEvaluation(architecture, problem.Parameters.Span, problem.TrainingData.ToBatch());
        return Fitness(SanityChecks.Inverted(seeker)!).CompareTo(Fitness(seeker)) <= 0;

        MaskFitness Fitness(ITicketSeeker s)
        {
            evaluation.Run(s.Seek(problem.Again(seed)).Mask.KeptIndices());
            return MaskFitness.Of(evaluation, problem.TrainingData.ToBatch());
        }
    }

    // Of the candidates, none that is dropped has a smaller score than one that is kept.
    private static bool AreSmallest(double[] scores, Mask candidates, Mask kept)
    {
        var (inside, outside) = (candidates.KeptIndices().Where(i => kept[i]), candidates.KeptIndices().Where(i => !kept[i]));
        return kept.KeptIndices().All(i => candidates[i])
            && inside.Select(i => scores[i]).DefaultIfEmpty(double.NegativeInfinity).Max() <= outside.Select(i => scores[i]).DefaultIfEmpty(double.PositiveInfinity).Min();
    }
}
