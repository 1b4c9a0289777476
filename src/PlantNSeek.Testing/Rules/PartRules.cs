using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What holds for schedules, trainers, sanity checks, seeds, reports and judges.</summary>
internal static class PartRules
{
    private const int NumbersOfAStream = 4;

    private static readonly double[] Densities = [0, 0.001, 0.01, 0.2, 0.5, 0.73, 1];

    public static IReadOnlyList<Rule<DensityAt>> Schedule { get; } =
    [
        new("R401", Required, static (densityAt, _) => (
            from target in Densities
            from rounds in new[] { 1, 2, 3, 10, 100 }
            select EndsAtItsTarget(densityAt, target, rounds)).FirstOrDefault(v => v is not null)),
    ];

    public static IReadOnlyList<Rule<TrainMasked>> Trainer { get; } =
    [
        new("R101", Required, static (train, run) => run.ForEveryMaskedNetwork(network =>
            Comparison.SameBits(Trained(train, network), Trained(train, network), network.Layout, " when trained again"))),
        new("R102", Required, static (train, run) => run.ForEveryMaskedNetwork(network =>
        {
            var own = network.Copy();
            var inputs = new InputGuard().Watch("the parameters", own.Parameters).Watch("the training data", own.TrainingData);
            Train(train, own);
            return inputs.Check();
        })),
        new("R310", Required, static (train, run) => run.ForEveryMaskedNetwork(network => TrainsBehindNoMask(train, network))),
        new("R403", Required, static (train, run) => run.ForEveryMaskedNetwork(network => MovesNothingMasked(train, network))
            ?? run.ForSomeNetwork(network => Moves(train, network), new Violation("kept parameters that move", "none does, on any network"))),
    ];

    public static IReadOnlyList<Rule<ShuffleMask>> Shuffle { get; } =
    [
        new("R101", Required, static (shuffle, run) => run.ForEveryMaskedNetwork(network =>
            Comparison.Same(Shuffled(shuffle, network), Shuffled(shuffle, network), network.Layout, " when shuffled again"))),
        new("R404", Required, static (shuffle, run) => run.ForEveryMaskedNetwork(network => KeepsEveryCount(shuffle, network))
            ?? run.ForSomeNetwork(
                network => !Shuffled(shuffle, network.WithRandomMask()).Equals(network.WithRandomMask().Mask), new Violation("masks that change", "the mask as it was, on every network"))),
        new("R601", Required, static (shuffle, run) => run.ForSomeNetwork(
            network => !Shuffled(shuffle, network.WithRandomMask()).Equals(Shuffled(shuffle, network.WithRandomMask(), replicate: 1)),
            new Violation("shuffles that change with the random stream", "the same shuffle for every stream"))),
    ];

    public static IReadOnlyList<Rule<StreamOfTrial>> Seeding { get; } =
    [
        new("R101", Required, static (stream, _) => stream(42, 2).NextUInt64() == stream(42, 2).NextUInt64() ? null : new Violation("the same numbers for seed 42, trial 2 again", "others")),
        new("R601", Required, static (stream, _) => HasAStreamForEach(stream)),
    ];

    public static IReadOnlyList<Rule<MeasureMask>> Measurement { get; } =
    [
        new("R205", Required, static (measure, run) => run.ForEveryMaskedNetwork(network =>
        {
            var (mask, reported) = (network.Mask, measure(network.Layout, network.Mask).Density);
            var measured = (double)mask.KeptCount / mask.Length;
            return Math.Abs(reported - measured) <= 1e-12 ? null : new Violation(FormattableString.Invariant($"density {measured:G6}, as {mask} kept"), FormattableString.Invariant($"{reported:G6}"));
        })),
        new("R208", Required, static (measure, run) => run.ForEveryNetwork(network => TellsCollapse(measure, network, network.WithRandomMask().Mask)
            ?? DegenerateNetworks.Of(network).Select(n => TellsCollapse(measure, n.Network, n.Network.Mask)).FirstOrDefault(v => v is not null))),
    ];

    public static IReadOnlyList<Rule<RecallOf>> Judge { get; } =
    [
        new("R504", Required, static (recall, run) => run.ForEveryNetwork(network => Judges(recall, network))),
    ];

    private static Violation? EndsAtItsTarget(DensityAt densityAt, double target, int rounds)
    {
        var before = double.PositiveInfinity;
        for (var round = 0; round <= rounds; round++)
        {
            var density = densityAt(target, round, rounds);
            var where = FormattableString.Invariant($" in round {round} of {rounds} towards {target}");
            if ((round == 0 && density != 1) || (round == rounds && density != target))
            {
                return new Violation(FormattableString.Invariant($"density {(round == 0 ? 1 : target)}{where}"), FormattableString.Invariant($"{density:G17}"));
            }

            if (!(density <= before && density >= target))
            {
                return new Violation(FormattableString.Invariant($"a density from {target} to {before}{where}"), FormattableString.Invariant($"{density:G17}"));
            }

            before = density;
        }

        return null;
    }

    private static double[] Trained(TrainMasked train, NetworkCase network) => Train(train, network.Copy());

    private static double[] Train(TrainMasked train, NetworkCase own)
    {
        var trained = train(own.Graph, own.Parameters, own.Mask, own.TrainingData, LossFunction.For(own.TrainingData), own.Stream("train"));
        return trained.Length == own.Layout.Count
            ? Array.ConvertAll(trained, p => (double)p)
            : throw new ArgumentException($"the trainer returns {trained.Length} parameters; the layout has {own.Layout.Count}");
    }

    private static Violation? MovesNothingMasked(TrainMasked train, NetworkCase network)
    {
        var trained = Trained(train, network);
        var moved = Array.FindIndex([.. Enumerable.Range(0, trained.Length)], i => !network.Mask[i] && trained[i] != 0 && trained[i] != network.Parameters[i]);
        return moved < 0
            ? null
            : new Violation(FormattableString.Invariant($"{network.Layout.Describe(moved)} is masked and stays at {network.Parameters[moved]:G9} or 0"), FormattableString.Invariant($"{trained[moved]:G9}"));
    }

    private static bool Moves(TrainMasked train, NetworkCase network) => !Trained(train, network).SequenceEqual(network.Parameters.Select(p => (double)p));

    private static Violation? TrainsBehindNoMask(TrainMasked train, NetworkCase network)
    {
        var (expected, actual) = (Trained(train, network), Trained(train, network.WithOthersBehindTheMask()));
        network.Mask.ApplyTo(expected.AsSpan());
        network.Mask.ApplyTo(actual.AsSpan());
        return Comparison.SameBits(expected, actual, network.Layout, " whatever is behind the mask");
    }

    private static Mask Shuffled(ShuffleMask shuffle, NetworkCase network, ulong replicate = 0) => shuffle(network.Layout, network.Mask, network.Stream("shuffle", replicate));

    private static Violation? KeepsEveryCount(ShuffleMask shuffle, NetworkCase network)
    {
        var shuffled = Shuffled(shuffle, network);
        foreach (var slice in network.Layout.Slices)
        {
            if (shuffled.CountIn(slice) != network.Mask.CountIn(slice))
            {
                return new Violation($"{network.Mask.CountIn(slice)} kept of {slice.Name}, as before", $"{shuffled.CountIn(slice)}");
            }
        }

        return null;
    }

    private static Violation? HasAStreamForEach(StreamOfTrial stream)
    {
        var seen = new Dictionary<ulong, (ulong Seed, int Trial)>();
        for (var seed = 0UL; seed < 100; seed++)
        {
            for (var trial = 0; trial < 20; trial++)
            {
                // Several of each, so that streams which start at different places of one sequence are seen too.
                var random = stream(seed, trial);
                for (var i = 0; i < NumbersOfAStream; i++)
                {
                    var number = random.NextUInt64();
                    if (!seen.TryAdd(number, (seed, trial)))
                    {
                        return new Violation($"numbers of its own for seed {seed}, trial {trial}", $"one of seed {seen[number].Seed}, trial {seen[number].Trial}");
                    }
                }
            }
        }

        return null;
    }

    private static Violation? TellsCollapse(MeasureMask measure, NetworkCase network, Mask mask)
    {
        var reported = measure(network.Layout, mask).CollapsedLayers;
        var collapsed = Enumerable.Range(0, network.Layout.LayerCount).Where(layer => mask.CountIn(network.Layout.Weight(layer)) == 0).ToArray();
        return reported.SequenceEqual(collapsed)
            ? null
            : new Violation($"collapsed layers: {Names(collapsed)}", Names(reported)) { Case = network with { Mask = mask } };

        static string Names(IEnumerable<int> layers) => string.Join(", ", layers.Select(l => $"layer{l + 1}").DefaultIfEmpty("none"));
    }

    private static Violation? Judges(RecallOf recall, NetworkCase network)
    {
        var (n, random) = (network.Layout.Count, network.Stream("judge"));
        var truth = Mask.FromIndices(n, [random.NextInt32(n), random.NextInt32(n), random.NextInt32(n)]);
        (string What, Mask Found)[] found =
        [
            ("the planted mask", truth),
            ("everything else", truth.Complement()),
            ("a random mask", Mask.From(n, _ => random.NextInt32(2) == 0)),
            ("everything", Mask.All(n)),
            ("nothing", Mask.None(n)),
        ];
        foreach (var (what, mask) in found)
        {
            var (expected, actual) = ((double)mask.And(truth).KeptCount / truth.KeptCount, recall(mask, truth));
            if (!(Math.Abs(expected - actual) <= 1e-12))
            {
                return new Violation(FormattableString.Invariant($"recall {expected:G6} for {what}"), FormattableString.Invariant($"{actual:G6}"));
            }
        }

        return null;
    }
}
