using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What iterative magnitude pruning does with parameters that the mask has cut off, and what it tells of each round.</summary>
[TestFixture]
public class DeadParameterTests
{
    private static readonly IterativeMagnitudeSettings Short = new() { Training = new() { Epochs = 3, BatchSize = 3, Optimizer = new AdamSettings(0.05) { WeightDecay = 0.1 } } };

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-017")]
    public bool DroppedFirst_GoBeforeAnyLivingOne_DroppedLast_After(Architecture architecture, Seed seed) => Both.All(rewinding =>
    {
        var (first, last) = (Masks(DeadParameters.First), Masks(DeadParameters.Last));
        return first.All(r => r.Lost(r.Dead) == Math.Min(r.Dropped, r.Dead.KeptCount)) && last.All(r => r.Lost(r.Living) == Math.Min(r.Dropped, r.Living.KeptCount));

        IEnumerable<Drop> Masks(DeadParameters dead) => Drop.Of(architecture, seed, Short with { Rewinding = rewinding, Dead = dead });
    });

    // Of a network with a layer of two units that a sparse mask cuts off in some rounds: the rules are met by searches that have dead parameters at all.
    [Test]
    [Spec("SEEK-017")]
    public void SomeRounds_HaveDeadParameters_AndTheChoicesDiffer()
    {
        var architecture = new Architecture(3, 8, 2, 8, 2);
        var drops = Seeds.SelectMany(seed => Drop.Of(architecture, seed, Short with { Rewinding = Rewinding.LearningRateOnly })).ToArray();
        var masks = Seeds.Select(seed => Enum.GetValues<DeadParameters>().Select(dead => Find(architecture, seed, Rewinding.LearningRateOnly, dead, 0.1).Mask).Distinct().Count());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drops.Count(d => d.Dead.KeptCount > 0 && d.Living.KeptCount > 0), Is.GreaterThan(10));
            Assert.That(masks.Max(), Is.EqualTo(4), "in no search do all four choices lead to masks of their own");
        }
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-018")]
    public bool HeldAsBefore_WithoutDecay_IsByMagnitude(Architecture architecture, Seed seed) => Both.All(rewinding =>
    {
        var (held, plain) = (Find(architecture, seed, rewinding, DeadParameters.AsBefore, 0), Find(architecture, seed, rewinding, DeadParameters.ByMagnitude, 0));
        return held.Mask.Equals(plain.Mask) && (plain.StartParameters is not { } start || held.StartParameters!.Value.Span.SequenceEqual(start.Span));
    });

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-018")]
    public bool HeldAsBefore_WithDecay_KeepsTheValuesOfTheDead(Architecture architecture, Seed seed)
    {
        var told = new ImmediateProgress<PruningProgress>();
        var given = PruningCase.Of(architecture, seed);
        new IterativeMagnitudeSeeker(Short with { Rewinding = Rewinding.LearningRateOnly, Dead = DeadParameters.AsBefore }).Seek(given.Problem(given.RandomBudget()), told);
        return told.Reports.Zip(told.Reports.Skip(1)).All(pair =>
        {
            var (before, after) = (pair.First.Ticket!.StartParameters!.Value, pair.Second.Ticket!.StartParameters!.Value);
            var mask = pair.First.Mask!;
            var living = Connectivity.Of(given.Layout.Graph, mask).FunctionalMask;
            return mask.KeptIndices().Where(i => !living[i]).All(i => after.Span[i].Equals(before.Span[i]));
        });
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-019")]
    public bool EachRound_TellsTheTicketThatTheSearchWouldBringBack(Architecture architecture, Seed seed) => Enum.GetValues<Rewinding>().All(rewinding =>
    {
        var told = new ImmediateProgress<PruningProgress>();
        var given = PruningCase.Of(architecture, seed);
        var found = new IterativeMagnitudeSeeker(Short with { Rewinding = rewinding, EarlySteps = 2 }).Seek(given.Problem(given.RandomBudget()), told);
        var last = told.Reports[^1].Ticket!;
        return told.Reports.All(r => r.Ticket!.Mask.Equals(r.Mask)) && last.Mask.Equals(found.Mask) && last.StartSamples == found.StartSamples
            && (found.StartParameters is { } start ? last.StartParameters!.Value.Span.SequenceEqual(start.Span) : last.StartParameters is null);
    });

    [Test]
    [Spec("SEEK-060")]
    public void Name_IsThatOfTheRewinding_OrGiven()
    {
        IInvertibleSeeker named = new IterativeMagnitudeSeeker(name: "decay");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enum.GetValues<Rewinding>().Select(r => new IterativeMagnitudeSeeker(new() { Rewinding = r }).Name), Is.EqualTo(new[] { "IMP (rewinding)", "IMP (late resetting)", "IMP (learning-rate rewinding)" }));
            Assert.That(named.Name, Is.EqualTo("IMP (decay)"));
            Assert.That(named.Inverted.Name, Is.EqualTo("IMP inverted (decay)"));
            Assert.That(((IInvertibleSeeker)named.Inverted).Inverted.Name, Is.EqualTo("IMP (decay)"));
        }
    }

    private static readonly Rewinding[] Both = [Rewinding.ToStart, Rewinding.LearningRateOnly];
    private static readonly Seed[] Seeds = [.. Enumerable.Range(1, 20).Select(i => new Seed((ulong)i))];

    private static FoundTicket Find(Architecture architecture, Seed seed, Rewinding rewinding, DeadParameters dead, double decay)
    {
        var given = PruningCase.Of(architecture, seed);
        var training = Short.Training with { Optimizer = Short.Training.Optimizer with { WeightDecay = decay } };
        return new IterativeMagnitudeSeeker(Short with { Rewinding = rewinding, Dead = dead, Training = training }).Seek(given.Problem(given.RandomBudget()));
    }

    // What one round dropped, and what was dead and alive before it.
    private sealed record Drop(Mask Before, Mask After, Mask Living)
    {
        public int Dropped => Before.KeptCount - After.KeptCount;

        public Mask Dead => Mask.From(Before.Length, i => Before[i] && !Living[i]);

        public int Lost(Mask of) => of.KeptIndices().Count(i => !After[i]);

        public static Drop[] Of(Architecture architecture, Seed seed, IterativeMagnitudeSettings settings)
        {
            var told = new ImmediateProgress<PruningProgress>();
            var given = PruningCase.Of(architecture, seed);
            new IterativeMagnitudeSeeker(settings).Seek(given.Problem(given.RandomBudget()), told);
            Mask[] masks = [Mask.All(given.Layout.Count), .. told.Reports.Select(r => r.Mask!)];
            return [.. masks.Zip(masks.Skip(1), (before, after) => new Drop(before, after, Connectivity.Of(given.Layout.Graph, before).FunctionalMask))];
        }
    }
}
