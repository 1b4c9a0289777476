using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What Gem-Miner keeps, and when.</summary>
[TestFixture]
public class GemMinerTests
{
    private static readonly GemMinerSettings Settings = new GemMinerSettings().Short();

    [PinnedProperty(MaxTest = 60)]
    [Spec("LEARN-004"), Spec("LEARN-021")]
    public bool Freezing_LeavesItsShare_AndEndsAtTheBudget(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var (count, total) = (source.RandomCount(), source.Layout.Count);
        return SeekingCase.Scopes.All(scope => new[] { 1, 2, 3, 7 }.All(period =>
        {
            var settings = Settings with { Epochs = 6, FreezingPeriod = period, FreezingScope = scope };
            var recorder = new ImmediateProgress<PruningProgress>();
            var problem = source.Problem(PruningBudget.Keep(count));
            var found = new GemMinerSeeker(settings).Seek(problem, recorder);
            var epochs = (int)(found.Samples / problem.TrainingData.Count); // fewer where nothing is left to learn from, and one report more
            return found.Mask.KeptCount == count
                && (scope != PruningScope.Global || FollowsTheSchedule([.. recorder.Reports.Take(epochs).Select(step => step.Kept)], period));
        }));

        // Epochs 1 … 5 counted from zero are those after which freezing may be due; 6 epochs have floor(5 / T) freezings.
        bool FollowsTheSchedule(int[] kept, int period)
        {
            var (active, freezings) = (total, 5 / period);
            for (var epoch = 0; epoch < kept.Length; epoch++)
            {
                if (epoch > 0 && epoch % period == 0)
                {
                    // Rounding decides where the share is a whole number but for its last bits.
                    var frozen = (1 - Math.Pow((double)count / total, 1.0 / freezings)) * active;
                    int[] allowed = epoch / period == freezings ? [count] : [After(Math.Ceiling(frozen - 1e-9)), After(Math.Ceiling(frozen + 1e-9))];
                    if (!allowed.Contains(kept[epoch]))
                    {
                        return false;
                    }

                    active = kept[epoch];
                }
                else if (kept[epoch] != active)
                {
                    return false;
                }
            }

            return true;

            int After(double frozen) => Math.Max(count, active - (int)frozen);
        }
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-004")]
    public bool ADensity_IsThatOfTheWholeNetwork(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        return SeekingCase.Scopes.All(scope =>
            Seek(source, Settings with { FreezingScope = scope }, density).Mask.KeptCount == density.Budget(source.Layout.Count));
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-026")]
    public bool WithoutFreezing_LowerBudgetsKeepSubsets(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var settings = Settings with { Freezes = false, Penalty = 0 };
        var masks = new[] { 0.1, 0.3, 0.6, 1 }.Select(density => Seek(source, settings, new Density(density)).Mask).ToArray();
        return masks.Zip(masks.Skip(1)).All(pair => pair.First.IsSubsetOf(pair.Second)) && masks[^1].KeptCount == source.Layout.Count;
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-027")]
    public bool TheMaskTheLossSaw_IsASubsetOfTheFlags(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var budget = source.RandomBudget();
        var seen = Seek(source, Settings with { UnflagsBeforeFinetuning = false }, budget).Mask;
        return seen.IsSubsetOf(Seek(source, Settings, budget).Mask);
    }

    [Test]
    [Spec("LEARN-027")]
    public void TheMaskTheLossSaw_MayBeSmaller()
    {
        var source = PruningCase.Of(new Architecture(3, 5, 2), new Seed(7));
        var seen = Seek(source, Settings with { UnflagsBeforeFinetuning = false }, new Density(0.9)).Mask;
        Assert.That(seen.KeptCount, Is.LessThan(new Density(0.9).Budget(source.Layout.Count)));
    }

    [Test]
    [Spec("LEARN-028")]
    public void WhenNoScoreIsLeft_TheSearchEndsEarly()
    {
        var source = PruningCase.Of(new Architecture(3, 5, 2), new Seed(7));
        var told = new ImmediateProgress<PruningProgress>();
        var found = new GemMinerSeeker(Settings with { Epochs = 50, Penalty = 1 }).Seek(source.Problem(PruningBudget.Keep(4)), told);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Samples, Is.LessThan(50 * source.Batch.Count));
            Assert.That(found.Mask.KeptCount, Is.EqualTo(4));
            Assert.That(told.Reports[^1].Mask, Is.EqualTo(found.Mask));
        }
    }

    [Test]
    [Spec("LEARN-011")]
    public void Settings_OutOfRange_AreErrors()
    {
        var source = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Seek(source, new() { Epochs = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Epochs is 0"));
            Assert.That(() => Seek(source, new() { BatchSize = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("BatchSize is 0"));
            Assert.That(() => Seek(source, new() { FreezingPeriod = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("FreezingPeriod is 0"));
            Assert.That(() => Seek(source, new() { Penalty = -1 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Penalty is -1"));
        }
    }

    [Test]
    [Spec("LEARN-029")]
    public void Table3_AddsOnePartARow()
    {
        var rows = GemMinerSeeker.Table3;
        var popups = rows.OfType<EdgePopupSeeker>().Select(row => row.Settings).ToArray();
        var gem = ((GemMinerSeeker)rows[^1]).Settings;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(row => row.Name), Is.Unique);
            Assert.That(rows, Has.Length.EqualTo(5));
            Assert.That(popups, Has.Length.EqualTo(4));
            Assert.That(popups[0], Is.EqualTo(EdgePopupSettings.Corrected with { Epochs = gem.Epochs, BatchSize = gem.BatchSize }));
            Assert.That(popups[1], Is.EqualTo(popups[0] with { Scope = PruningScope.Global }));
            Assert.That(popups[2], Is.EqualTo(popups[1] with { Annealing = DensitySchedule.Exponential }));
            Assert.That(popups[3], Is.EqualTo(popups[2] with { Optimizer = new SgdSettings(0.1) { Momentum = 0.9, WeightDecay = 5e-4 + (2 * gem.Penalty) } }));
            Assert.That(gem, Is.EqualTo(new GemMinerSettings()));
        }
    }

    private static FoundTicket Seek(PruningCase source, GemMinerSettings settings, PruningBudget budget) =>
        new GemMinerSeeker(settings).Seek(source.Problem(budget));
}
