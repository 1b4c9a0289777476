using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Contracts.Mutants;

/// <summary>Schedules, trainers, shuffles, seeds, reports and judges with one thing wrong.</summary>
internal static class PartMutants
{
    private static int _asked;

    public static IReadOnlyList<Mutant> Schedule { get; } =
    [
        new("R401", "ends near its target", () => Trial.Schedule(static (target, round, rounds) => round == 0 ? 1 : Math.Exp(Math.Log(target) * round / rounds))),
        new("R401", "prunes before the first round", () => Trial.Schedule(static (target, round, rounds) => 1 - ((1 - target) * (round + 1.0) / (rounds + 1)))),
        new("R401", "counts rounds to one less", () => Trial.Schedule(static (target, round, rounds) => 1 - ((1 - target) * round / (rounds + 1.0)))),
        new("R401", "falls below its target and comes back", () => Trial.Schedule(
            static (target, round, rounds) => round == 0 ? 1 : round == rounds ? target : target * (1 - ((double)round / rounds)))),
        new("R401", "rises in between", () => Trial.Schedule(static (target, round, rounds) => round == 0 ? 1 : round == rounds ? target : target + ((1 - target) * (round % 2 == 0 ? 0.5 : 0.25)))),
        new("R401", "divides by the rounds left", () => Trial.Schedule(static (target, round, rounds) => round == 0 ? 1 : 1 - ((1 - target) / (rounds - round)))),
    ];

    public static IReadOnlyList<Mutant> Trainer { get; } =
    [
        new("R101", "counts how often it was asked", () => Trial.Trainer(new PlainTrainer
        {
            Order = static (_, count) =>
            {
                var first = Interlocked.Increment(ref _asked);
                return [.. Enumerable.Range(0, count).Select(i => (first + i) % count)];
            },
        }.Train)),
        new("R102", "masks the caller's array", () => Trial.Trainer(static (graph, parameters, mask, data, loss, random) =>
        {
            mask.ApplyTo(parameters.Writable());
            return new PlainTrainer().Train(graph, parameters, mask, data, loss, random);
        })),
        new("R102", "goes on where the caller's array was left", () => Trial.Trainer(static (graph, parameters, mask, data, loss, random) =>
        {
            var trained = new PlainTrainer().Train(graph, parameters, mask, data, loss, random);
            trained.CopyTo(parameters.Writable());
            return trained;
        })),
        new("R310", "masks gradients but not the forward pass", () => Trial.Trainer(static (graph, parameters, mask, data, loss, random) =>
        {
            var (trained, gradient) = (parameters.ToArray(), new double[mask.Length]);
            new ManagedNetwork(graph.AsChain!).LossAndGradient(trained, data, loss, gradient);
            foreach (var i in mask.KeptIndices())
            {
                trained[i] -= 0.1f * (float)gradient[i];
            }

            return trained;
        })),
        new("R403", "lets weight decay reach what is masked", () => Trial.Trainer(new PlainTrainer { Start = static (_, _) => { }, OnStep = static (_, _) => { } }.Train)),
        new("R403", "does not mask gradients", () => Trial.Trainer(new PlainTrainer { OnGradient = static (_, _) => { }, OnStep = static (_, _) => { } }.Train)),
        new("R403", "trains nothing", () => Trial.Trainer(new PlainTrainer { OnStep = static (_, step) => Array.Clear(step) }.Train)),
    ];

    public static IReadOnlyList<Mutant> Shuffle { get; } =
    [
        new("R101", "draws from nobody's stream", () => Trial.Shuffle(static (layout, mask, _) => Within(layout, mask, new RandomStream((ulong)Interlocked.Increment(ref _asked), "own")))),
        new("R404", "moves parameters from one tensor to another", () => Trial.Shuffle(static (layout, mask, random) =>
        {
            var order = random.NextPermutation(layout.Count);
            return Mask.From(layout.Count, i => mask[order[i]]);
        })),
        new("R404", "keeps one more", () => Trial.Shuffle(static (layout, mask, random) => Within(layout, mask, random).Or(Mask.FromIndices(layout.Count, [0])))),
        new("R601", "has a seed of its own", () => Trial.Shuffle(static (layout, mask, _) => Within(layout, mask, new RandomStream(42, "own")))),
    ];

    public static IReadOnlyList<Mutant> Seeding { get; } =
    [
        new("R101", "counts its streams", () => Trial.Seeding(static (_, _) => new RandomStream((ulong)Interlocked.Increment(ref _asked), "trial"))),
        new("R601", "adds seed and trial", () => Trial.Seeding(static (seed, trial) => new RandomStream(seed + (ulong)trial, "trial"))),
        new("R601", "skips a number for each trial", () => Trial.Seeding(static (seed, trial) =>
        {
            var random = new RandomStream(seed, "trials");
            for (var skipped = 0; skipped < trial; skipped++)
            {
                random.NextUInt64();
            }

            return random;
        })),
        new("R601", "does not look at the trial", () => Trial.Seeding(static (seed, _) => new RandomStream(seed, "trial"))),
    ];

    public static IReadOnlyList<Mutant> Measurement { get; } =
    [
        new("R205", "measures weights alone", () => Trial.Measurement(static (layout, mask) => new(
            (double)layout.Slices.ToArray().Where(static s => s.Kind == ParameterKind.Weight).Sum(mask.CountIn) / layout.WeightCount, Collapsed(layout, mask)))),
        new("R205", "rounds to percents", () => Trial.Measurement(static (layout, mask) => new(Math.Round(mask.Density.Value, 2), Collapsed(layout, mask)))),
        new("R208", "forgets the last layer", () => Trial.Measurement(static (layout, mask) => new(
            mask.Density.Value, [.. Collapsed(layout, mask).Where(layer => layer < layout.LayerCount - 1)]))),
        new("R208", "takes a layer with a bias for alive", () => Trial.Measurement(static (layout, mask) => new(
            mask.Density.Value, [.. Collapsed(layout, mask).Where(layer => mask.CountIn(layout.Bias(layer)) == 0)]))),
    ];

    public static IReadOnlyList<Mutant> Judge { get; } =
    [
        new("R504", "gives the precision", () => Trial.Judge(static (found, truth) => (double)found.And(truth).KeptCount / Math.Max(found.KeptCount, 1))),
        new("R504", "gives the overlap over the union", () => Trial.Judge(static (found, truth) => (double)found.And(truth).KeptCount / found.Or(truth).KeptCount)),
        new("R504", "gives NaN where nothing was found", () => Trial.Judge(
            static (found, truth) => found.KeptCount == 0 ? double.NaN : (double)found.And(truth).KeptCount / truth.KeptCount)),
    ];

    private static Mask Within(ParameterLayout layout, Mask mask, RandomStream random)
    {
        var bits = Enumerable.Range(0, mask.Length).Select(i => mask[i]).ToArray();
        foreach (var slice in layout.Slices)
        {
            random.Shuffle(bits.AsSpan(slice.Offset, slice.Length));
        }

        return Mask.FromBits(bits);
    }

    private static int[] Collapsed(ParameterLayout layout, Mask mask) =>
        [.. Enumerable.Range(0, layout.LayerCount).Where(layer => mask.CountIn(layout.Weight(layer)) == 0)];
}
