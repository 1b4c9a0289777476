using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Testing.Cases;
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
        new("R503", Optional, static (seeker, run) => run.ForEveryNetwork(network => CanBeInverted(seeker, network))) { Applies = static seeker => seeker.Create() is IInvertibleSeeker },
    ];

    // Each tensor in turn is what is to be found; by chance its hits are a sum of hypergeometric numbers.
    private static Violation? IsUniform(SeekerSubject seeker)
    {
        var network = NetworkCase.Of(new Architecture(3, 5, 2), 1);
        var (layout, count) = (network.Layout, network.Layout.Count / 4);
        var masks = Enumerable.Range(0, UniformMasks).Select(r => seeker.Create().Seek(network.Problem(PruningBudget.Keep(count), replicate: (ulong)r)).Mask).ToArray();
        foreach (var slice in layout.Slices)
        {
            var chance = new HitDistribution();
            for (var r = 0; r < UniformMasks; r++)
            {
                chance.Add(layout.Count, slice.Length, count);
            }

            var hits = masks.Sum(mask => mask.CountIn(slice));
            var p = 2 * Math.Min(chance.AtMost(hits), chance.AtLeast(hits)) * layout.Slices.Length;
            if (p < Level)
            {
                return new Violation(
                    FormattableString.Invariant($"about {chance.Mean:0} of {slice.Name} kept in {UniformMasks} masks of {count} parameters, as by chance"), FormattableString.Invariant($"{hits} (p = {p:G2})"))
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
        var (hits, chance) = (0, new HitDistribution());
        for (var r = 0; r < PlantedHosts; r++)
        {
            var (planted, problem) = Hosts.Value[r];
            var truth = planted.Receipt.Mask;
            var found = seeker.Create().Seek(problem with { Random = new RandomStream((ulong)r, "contract/seek") }).Mask; // at its start, whoever sought before
            hits += found.And(truth).KeptCount;
            foreach (var slice in problem.Layout.Slices)
            {
                chance.Add(slice.Length, truth.CountIn(slice), found.CountIn(slice));
            }
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
        return found.KeptCount != count ? new Violation($"{count} parameters kept by the inverted seeker", $"{found.KeptCount}")
            : inverted.Name == original.Name ? new Violation("another name for the inverted seeker", $"'{inverted.Name}'")
            : inverted is not IInvertibleSeeker back ? new Violation("an inverted seeker that can be inverted", "one that cannot")
            : Comparison.Same(SeekerRules.Find(seeker, network).Mask, back.Inverted.Seek(network.Problem(SeekerRules.BudgetOf(network))).Mask, network.Layout, " when inverted twice");
    }

    private static (PlantedNetwork Planted, SeekingProblem Problem) Plant(ulong replicate)
    {
        var target = CircleTarget.Build(depth: 3, knots: 3);
        var host = HostInitialization.HeScaled(Architecture.Uniform(2, Width, target.Architecture.OutputWidth, depth: 3), new RandomStream(replicate, "contract/host"));
        var planted = Hiding.Hide(Planter.Plant(target, host, PlantingOptions.Fair), HidingOptions.Default, new RandomStream(replicate, "contract/hide"));
        var data = LearningTasks.Circle.Generate(SampleDraws.Partition, seed: replicate);
        var training = data.Training.Slice(0, Samples);
        return (planted, new SeekingProblem(
            new ManagedNetwork(host.Architecture), planted.HostParameters, data.Pruning, training, LossFunction.For(training), PruningBudget.Keep(planted.Receipt.Mask.KeptCount), new RandomStream(replicate, "contract/seek")));
    }
}
