using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Recovery;

/// <summary>What the checks say of tickets that are known to be special, or not.</summary>
[TestFixture]
public class SanityVerdictTests
{
    private static readonly LearningTask Task = LearningTasks.Circle;
    private static readonly Architecture Architecture = Architecture.Uniform(2, 30, Task.OutputWidth, 3);

    [Test]
    [Spec("SANITY-006")]
    public void InterchangeableScores_AreSeldomMore([Values(5, 8, 20)] int replicates)
    {
        const int trials = 1000;
        var random = new Seed((ulong)replicates).Stream("scores");
        var said = Enumerable.Range(0, trials).Count(_ =>
            SanityVerdict.Of(Draw(), [.. Deciding.Select(check => new SanityScores(check, [.. Draw()]))], true).Finding == SanityFinding.MoreThanLayerDensities);
        Assert.That(said / (double)trials, Is.LessThanOrEqualTo(SanityVerdict.DefaultSignificance));

        double[] Draw() => [.. Enumerable.Range(0, replicates).Select(_ => random.NextNormal())];
    }

    private static readonly SanityCheck[] Deciding = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask];

    // Made-up training: the score is made of what a variant keeps of the truth, of its start parameters, and of noise.
    [TestCase("places and start", SanityFinding.MoreThanLayerDensities)]
    [TestCase("places alone", SanityFinding.NoMoreThanLayerDensities)]
    [TestCase("start alone", SanityFinding.NoMoreThanLayerDensities)]
    [TestCase("layer densities", SanityFinding.NoMoreThanLayerDensities)]
    [Spec("SANITY-007")]
    public void MadeUpEffects_AreSeenForWhatTheyAre(string source, SanityFinding expected)
    {
        var layout = Architecture.Layout;
        var truth = LayerDensities.RandomMask(layout, [40, 60], new Seed(1).Stream("truth"));
        var verdict = Judge(
            10,
            (problem, _) => new FoundTicket(truth),
            (problem, mask, start, random) =>
            {
                var places = (double)mask.And(truth).KeptCount / truth.KeptCount;
                var sameStart = start.Span.SequenceEqual(problem.Parameters.Span) ? 1 : 0;
                var effect = source switch
                {
                    "places and start" => places * sameStart,
                    "places alone" => places,
                    "start alone" => sameStart,
                    _ => LayerDensities.CountsOf(layout, mask)[0] / 100.0,
                };
                return effect + (0.1 * random.NextNormal());
            });
        Assert.That(verdict.Finding, Is.EqualTo(expected));
    }

    [Test]
    [Spec("SANITY-006")]
    public void TrainedRandomMasks_AreNoMore() => Assert.That(
        Judge(8, (problem, _) => new RandomMaskSeeker(LayerDensityRule.ErdosRenyi).Seek(problem), TrainedScore).Finding,
        Is.EqualTo(SanityFinding.NoMoreThanLayerDensities));

    [Test]
    [Spec("SANITY-007")]
    public void TrainedPlantedTickets_AreMore() => Assert.That(
        Judge(6, (_, planted) => new FoundTicket(planted.Receipt.Mask), TrainedScore).Finding,
        Is.EqualTo(SanityFinding.MoreThanLayerDensities));

    [Test]
    [Spec("SANITY-008")]
    public void EqualScores_AreNoWin()
    {
        var verdict = SanityVerdict.Of([1, 1, 1, 1, 1, 1], All([0, 0, 0, 0, 0, 1]), higherIsBetter: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Comparisons, Is.All.Property("Wins").EqualTo(5).And.All.Property("Replicates").EqualTo(6));
            Assert.That(verdict.Comparisons[0].PValue, Is.EqualTo(7.0 / 64).Within(1e-14));
            Assert.That(verdict.Finding, Is.EqualTo(SanityFinding.NoMoreThanLayerDensities));
        }
    }

    [TestCase(4, SanityFinding.TooFewReplicates)]
    [TestCase(5, SanityFinding.MoreThanLayerDensities)]
    [Spec("SANITY-008")]
    public void FewReplicates_SayNothing(int replicates, SanityFinding expected)
    {
        double[] low = [.. Enumerable.Repeat(0.1, replicates)], high = [.. Enumerable.Repeat(0.9, replicates)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SanityVerdict.Of(high, All(low), higherIsBetter: true).Finding, Is.EqualTo(expected));
            Assert.That(SanityVerdict.Of(low, All(high), higherIsBetter: false).Finding, Is.EqualTo(expected), "errors");
            Assert.That(
                SanityVerdict.Of(high, [.. All(low), new SanityScores(SanityCheck.ScoreInversion, [.. high])], higherIsBetter: true).Finding,
                Is.EqualTo(expected),
                "inversion is compared, and does not decide");
        }
    }

    [Test]
    [Spec("SANITY-008")]
    public void OneCheckThatIsNotBeaten_IsEnough([ValueSource(nameof(Deciding))] SanityCheck check)
    {
        double[] low = [.. Enumerable.Repeat(0.1, 9)], high = [.. Enumerable.Repeat(0.9, 9)];
        SanityScores[] scores = [.. Deciding.Select(c => new SanityScores(c, [.. c == check ? high : low]))];
        Assert.That(SanityVerdict.Of(high, scores, higherIsBetter: true).Finding, Is.EqualTo(SanityFinding.NoMoreThanLayerDensities));
    }

    [Test]
    [Spec("SANITY-009")]
    public void WrongScores_AreNamed()
    {
        double[] scores = [1, 2, 3];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => SanityVerdict.Of(scores, All(scores)[1..], true), Throws.ArgumentException.With.Message.Contains("LayerwiseShuffle is given 0 times"));
            Assert.That(() => SanityVerdict.Of(scores, [.. All(scores), All(scores)[2]], true), Throws.ArgumentException.With.Message.Contains("RandomMask is given 2 times"));
            Assert.That(() => SanityVerdict.Of([1, 2], All(scores), true), Throws.ArgumentException.With.Message.Contains("LayerwiseShuffle has 3 entries"));
            Assert.That(() => SanityVerdict.Of([1, double.NaN, 3], All(scores), true), Throws.ArgumentException.With.Message.Contains("replicate 1"));
        }
    }

    // Families of tests, in none of which a ticket is better than its checks; three checks a seeker share the ticket's scores.
    [Test]
    [Spec("SANITY-015")]
    public void ManySeekers_AreSeldomSaidToBeMore([Values(12, 48)] int seekers)
    {
        const int families = 300;
        var random = new Seed((ulong)seekers).Stream("families");
        var (wrong, uncorrected) = (0, 0);
        for (var family = 0; family < families; family++)
        {
            SanityVerdict[] verdicts = [.. Enumerable.Range(0, seekers).Select(_ =>
            {
                var ticket = Draw(random);
                return SanityVerdict.Of(ticket, [new(SanityCheck.LayerwiseShuffle, [.. ticket.Select(t => t - 1)]), new(SanityCheck.Reinitialisation, [.. ticket.Select(t => t - 1)]), new(SanityCheck.RandomMask, [.. Draw(random)])], true);
            })];
            wrong += SanityVerdict.Together(verdicts).Contains(SanityFinding.MoreThanLayerDensities) ? 1 : 0;
            uncorrected += verdicts.Any(v => v.Finding == SanityFinding.MoreThanLayerDensities) ? 1 : 0;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong / (double)families, Is.LessThanOrEqualTo(0.05 + (3 * Math.Sqrt(0.05 * 0.95 / families))));
            Assert.That(uncorrected / (double)families, Is.GreaterThan(0.15), "without the correction");
        }

        static double[] Draw(RandomStream random) => [.. Enumerable.Range(0, 15).Select(_ => random.NextNormal())];
    }

    [Test]
    [Spec("SANITY-015")]
    public void BetterSeekers_AreSeenAmongMany_UnlessReplicatesAreTooFew()
    {
        var findings = SanityVerdict.Together([Won(15, 15), .. Enumerable.Range(0, 47).Select(_ => Won(8, 15)), Won(7, 7), Won(14, 15)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings[0], Is.EqualTo(SanityFinding.MoreThanLayerDensities));
            Assert.That(findings[^1], Is.EqualTo(SanityFinding.MoreThanLayerDensities));
            Assert.That(findings.Skip(1).Take(47), Is.All.EqualTo(SanityFinding.NoMoreThanLayerDensities));
            Assert.That(findings[48], Is.EqualTo(SanityFinding.TooFewReplicates), "7 of 7 is p = 0.008, above 0.05 / 50");
        }

        static SanityVerdict Won(int wins, int of) => SanityVerdict.Of(
            [.. Enumerable.Repeat(1.0, of)], All([.. Enumerable.Range(0, of).Select(i => i < wins ? 0.0 : 2.0)]), higherIsBetter: true);
    }

    [Test]
    [Spec("SANITY-015")]
    public void HolmsCorrection_IsThatOfItsDefinition()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HolmCorrection.Adjusted([0.01, 0.04, 0.03, 0.005]), Is.EqualTo(new[] { 0.03, 0.06, 0.06, 0.02 }).Within(1e-15));
            Assert.That(HolmCorrection.Adjusted([0.6, 0.7]), Is.EqualTo(new[] { 1.0, 1.0 }));
            Assert.That(HolmCorrection.Adjusted([]), Is.Empty);
            Assert.That(() => HolmCorrection.Adjusted([0.5, double.NaN]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("p-value 1"));
        }
    }

    private static SanityScores[] All(double[] scores) => [.. Deciding.Select(check => new SanityScores(check, [.. scores]))];

    private static SanityVerdict Judge(
        int replicates,
        Func<SeekingProblem, PlantedNetwork, FoundTicket> seek,
        Func<SeekingProblem, Mask, ReadOnlyMemory<float>, RandomStream, double> score)
    {
        var tickets = new double[replicates];
        var checks = Deciding.ToDictionary(check => check, _ => new double[replicates]);
        for (var r = 0; r < replicates; r++)
        {
            RandomStream Stream(string purpose) => new(11, purpose, (ulong)r);
            var planted = Planter.Plant(Task.Target(3, TargetForm.Lean), HostInitialization.HeScaled(Architecture, Stream("host")), PlantingOptions.Fair);
            var data = Task.Draw(400, 0.01, Stream("data"));
            var problem = SeekingProblem.Of(
                new ManagedNetwork(Architecture), new ManagedTrainer(Architecture), planted.HostParameters, data, data, new Density(0.3), Stream("seeker"));
            var ticket = seek(problem, planted);
            tickets[r] = score(problem, ticket.Mask, ticket.StartParameters ?? problem.Parameters, Stream("score"));
            foreach (var variant in SanityChecks.Of(problem.Layout, problem.Parameters, ticket, SanityChecks.HeScaled(Architecture.Layout), Stream("sanity")))
            {
                checks[variant.Check][r] = score(problem, variant.Ticket.Mask, variant.Ticket.StartParameters ?? problem.Parameters, Stream($"score {variant.Check}"));
            }
        }

        return SanityVerdict.Of(tickets, [.. Deciding.Select(check => new SanityScores(check, [.. checks[check]]))], higherIsBetter: true);
    }

    private static double TrainedScore(SeekingProblem problem, Mask mask, ReadOnlyMemory<float> start, RandomStream random)
    {
        var trained = Trainer.Train(
            new ManagedTrainer(Architecture), start.Span, mask, problem.TrainingData, problem.Loss, new TrainingSettings { Epochs = 60 }, random);
        return Scoring.Score(ScoringRule.Plain, problem.Network, mask.Apply<float>(trained.Parameters), problem.TrainingData.ToBatch(), problem.TrainingData.ToBatch());
    }
}
