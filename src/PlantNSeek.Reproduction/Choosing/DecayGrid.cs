using PlantNSeek.Experiments.Decay;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Choosing;

/// <summary>
/// Every setting that was looked at on the way to <c>IMP (decay)</c>, in four steps: kind and strength of the decay with all else as in common practice; the rest, one
/// thing at a time, around what the first step left, on Circle alone and then everywhere; and what lies around the best of that, on more networks.
/// </summary>
internal static class DecayGrid
{
    /// <summary>Where it is chosen: tasks with the sizes that a ticket may have.</summary>
    public static IReadOnlyList<(string Task, string Density)> Cells { get; } = [("circle", "ticket"), ("circle", "0.5x"), ("relu", "ticket"), ("helix", "ticket"), ("helix", "2x")];

    private static readonly double[] Strengths = [0, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1];

    /// <summary>Kind and strength.</summary>
    public static IReadOnlyList<DecaySetting> Strength { get; } =
    [
        .. from rewinding in Enum.GetValues<Rewinding>() from decay in Strengths select new DecaySetting(rewinding, "Adam", decay, 1e-3),
        .. from rewinding in Enum.GetValues<Rewinding>() from decay in (double[])[1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1] select new DecaySetting(rewinding, "AdamW", decay, 1e-3),
        .. from rewinding in Enum.GetValues<Rewinding>() from decay in (double[])[0, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1] select new DecaySetting(rewinding, "SGD", decay, 0.1),
    ];

    /// <summary>All else, one thing at a time, around Adam with an L2 decay of 1e-4 and 1e-3; smaller rates for SGD, which diverges on ReLU and Helix at 0.1.</summary>
    public static IReadOnlyList<DecaySetting> Around { get; } =
    [
        .. from rewinding in Enum.GetValues<Rewinding>()
           from decay in (double[])[1e-4, 1e-3]
           let usual = new DecaySetting(rewinding, "Adam", decay, 1e-3)
           from setting in (DecaySetting[])
           [
               usual with { Cosine = false }, usual with { Rate = 3e-4 }, usual with { Rate = 3e-3 }, usual with { BatchSize = 16 }, usual with { BatchSize = 128 },
               usual with { Epochs = 5 }, usual with { Epochs = 20 }, usual with { Fraction = 0.1 },
           ]
           select setting,
        .. from steps in (int[])[500, 1500] from decay in (double[])[1e-4, 1e-3] select new DecaySetting(Rewinding.ToEarlyStep, "Adam", decay, 1e-3) { EarlySteps = steps },
        .. from rewinding in Enum.GetValues<Rewinding>() from rate in (double[])[0.01, 0.03] from decay in (double[])[0, 1e-4, 1e-3, 1e-2] select new DecaySetting(rewinding, "SGD", decay, rate),
    ];

    /// <summary>Of these, the ones with learning-rate rewinding, the only one of the three whose masks had trained to a ReLU ticket in the first step.</summary>
    public static IReadOnlyList<DecaySetting> LearningRate { get; } = [.. Around.Where(static s => s.Rewinding == Rewinding.LearningRateOnly)];

    /// <summary>Around what looked best so far, with decays between, on all networks set aside.</summary>
    public static IReadOnlyList<DecaySetting> Final { get; } =
    [
        .. from decay in (double[])[1e-4, 3e-4, 1e-3]
           from setting in (DecaySetting[])[Usual(decay), Usual(decay) with { Cosine = true }, Usual(decay) with { Fraction = 0.1 }]
           select setting,
        Usual(3e-4) with { BatchSize = 16 }, Usual(3e-4) with { Epochs = 20 }, Usual(3e-4) with { Cosine = true, Rate = 3e-3 },
        Usual(2e-4) with { Fraction = 0.1 }, Usual(3e-4) with { Cosine = true, Rate = 3e-3, Fraction = 0.1 },
    ];

    /// <summary>The steps in the order in which they were taken.</summary>
    public static IReadOnlyList<DecayStep> Steps { get; } =
    [
        new("strength", Strength, Cells, 2), new("circle", Around, [("circle", "ticket")], 2), new("around", LearningRate, Cells, 2), new("final", Final, Cells, 6),
    ];

    /// <summary>All of it, each setting once.</summary>
    public static IReadOnlyList<DecaySetting> All { get; } = [.. Steps.SelectMany(static s => s.Settings).Distinct()];

    private static DecaySetting Usual(double decay) => new(Rewinding.LearningRateOnly, "Adam", decay, 1e-3) { Cosine = false };
}
