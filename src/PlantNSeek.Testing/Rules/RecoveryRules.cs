using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.Training.Engine;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What a seeker finds of a planted ticket, against what chance would.</summary>
internal static class RecoveryRules
{
    /// <summary>A correct seeker violates a statistical rule with at most this probability.</summary>
    public const double Level = 1e-3;

    private const int UniformMasks = 400, PlantedHosts = 6, Width = 20, Samples = 64;

    private static readonly Lazy<(PlantedNetwork Planted, SeekingProblem Problem)[]> Hosts = new(() => [.. Enumerable.Range(1, PlantedHosts).Select(r => Plant((ulong)r))]);

    public static IReadOnlyList<Rule<SeekerSubject>> All { get; } =
    [
        new("R501", Stochastic, static (seeker, _) => IsUniform(seeker)) { Applies = static seeker => seeker.Is(SeekerTraits.Uniform) },
        new("R502", Stochastic, static (seeker, _) => IsNotBelowChance(seeker)),
        new("R503", Optional, static (seeker, run) => run.ForEveryNetwork(network => CanBeInverted(seeker, network))
            ?? run.ForSomeNetwork(network => KeepsOthersInverted(seeker, network), new Violation("other parameters kept by the inverted seeker", "the same, on every network")))
        {
            Applies = static seeker => seeker.IsInvertible,
        },
    ];

    // By chance each parameter, and each tensor, has a known number of hits in all masks; and a tensor has just its mean in a known number of them,
    // which a seeker that gives every tensor its share exceeds.
    private static Violation? IsUniform(SeekerSubject seeker)
    {
        var network = NetworkCase.Dense(1, 3, 5, 2);
        var (layout, count) = (network.Layout, network.Layout.Count / 4);
        var masks = Enumerable.Range(0, UniformMasks).Select(r => seeker.Create().Seek(network.Problem(PruningBudget.Keep(count), replicate: (ulong)r)).Mask).ToArray();
        var questions = new List<(string What, int Hits, HitDistribution Chance)>();
        foreach (var slice in layout.Slices)
        {
            var mean = (int)Math.Round((double)count * slice.Length / layout.Count);
            var draw = new Hypergeometric(layout.Count, slice.Length, count);
            questions.Add(($"of {slice.Name} kept", masks.Sum(mask => mask.CountIn(slice)), HitDistribution.Of(draw).Times(UniformMasks)));
            questions.Add(($"times exactly {mean} of {slice.Name} kept", masks.Count(mask => mask.CountIn(slice) == mean), HitDistribution.When(draw, mean).Times(UniformMasks)));
        }

        var single = HitDistribution.Of(new Hypergeometric(layout.Count, 1, count)).Times(UniformMasks);
        questions.AddRange(Enumerable.Range(0, layout.Count).Select(i => ($"times {layout.Describe(i)} kept", masks.Count(mask => mask[i]), single)));
        foreach (var (what, hits, chance) in questions)
        {
            var p = 2 * Math.Min(chance.AtMost(hits), chance.AtLeast(hits)) * questions.Count;
            if (p < Level)
            {
                return new Violation(
                    FormattableString.Invariant($"about {chance.Mean:0} {what} in {UniformMasks} masks of {count} parameters, as by chance"), FormattableString.Invariant($"{hits} (p = {p:G2})"))
                {
                    Case = network,
                };
            }
        }

        return null;
    }

    // Chance keeps as many of each tensor as the seeker does, so that layer densities do not count.
    private static Violation? IsNotBelowChance(SeekerSubject seeker)
    {
        var (hits, chance) = (0, HitDistribution.None);
        for (var r = 0; r < PlantedHosts; r++)
        {
            var (planted, problem) = Hosts.Value[r];
            var truth = planted.Receipt.Mask;
            // The hosts are shared: a stream at its start and parameters of its own, whoever sought before and whatever that one did to them.
            var own = problem with { Random = new RandomStream((ulong)r, "contract/seek"), Parameters = problem.Parameters.ToArray() };
            var found = seeker.Create().Seek(own).Mask;
            var overlap = Overlap.Of(problem.Layout, found, truth).Overall;
            hits += overlap.Hits;
            chance = chance.And(overlap.Chance);
        }

        var p = chance.AtMost(hits);
        return p >= Level
            ? null
            : new Violation(
                FormattableString.Invariant($"about {chance.Mean:0.0} or more planted parameters found in {PlantedHosts} hosts, as chance finds in the same tensors"),
                FormattableString.Invariant($"{hits} (p = {p:G2})"));
    }

    private static Violation? CanBeInverted(SeekerSubject seeker, NetworkCase network)
    {
        var original = (IInvertibleSeeker)seeker.Create();
        var inverted = original.Inverted;
        var found = inverted.Seek(network.Problem(SeekerRules.BudgetOf(network))).Mask;
        var count = SeekerRules.CountOf(SeekerRules.BudgetOf(network), network);
        return found.PrunableKept(network.Layout) != count ? new Violation($"{count} parameters kept by the inverted seeker", $"{found.PrunableKept(network.Layout)}")
            : inverted.Name == original.Name ? new Violation("another name for the inverted seeker", $"'{inverted.Name}'")
            : inverted is not IInvertibleSeeker back ? new Violation("an inverted seeker that can be inverted", "one that cannot")
            : Comparison.Same(SeekerRules.Find(seeker, network).Mask, back.Inverted.Seek(network.Problem(SeekerRules.BudgetOf(network))).Mask, network.Layout, " when inverted twice");
    }

    private static bool KeepsOthersInverted(SeekerSubject seeker, NetworkCase network)
    {
        var inverted = ((IInvertibleSeeker)seeker.Create()).Inverted.Seek(network.Problem(SeekerRules.BudgetOf(network))).Mask;
        return !inverted.Equals(SeekerRules.Find(seeker, network).Mask);
    }

    private static (PlantedNetwork Planted, SeekingProblem Problem) Plant(ulong replicate)
    {
        var target = CircleTarget.Build(depth: 3, knots: 3);
        var host = HostInitialization.HeScaled(Architecture.Uniform(2, Width, target.Architecture.OutputWidth, depth: 3), new RandomStream(replicate, "contract/host"));
        var planted = Hiding.Hide(Planter.Plant(target, host, PlantingOptions.Fair), HidingOptions.Default, new RandomStream(replicate, "contract/hide"));
        var data = LearningTasks.Circle.Generate(SampleDraws.Partition, seed: replicate);
        var training = data.Training.Slice(0, Samples);
        return (planted, SeekingProblem.Of(
            new ManagedNetwork(host.Architecture), new ManagedTrainer(host.Architecture), planted.HostParameters, data.Pruning, training, PruningBudget.Keep(planted.Receipt.Mask.KeptCount), new RandomStream(replicate, "contract/seek")));
    }
}
