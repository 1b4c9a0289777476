using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Theory;

namespace PlantNSeek.Experiments.Theory;

/// <summary>Theorem 2's bound against the share of random hosts in which the target can be matched.</summary>
internal static class Theorem2Trials
{
    /// <summary>Hosts drawn for each setting.</summary>
    public const int Hosts = 5000;

    private const double TwinTolerance = 0.3;
    private const double TwinValue = 0.15;
    private const int TwinHostWidth = 10;

    // Target widths, tolerance of every layer, host widths behind the input, whether neurons have biases. The bounds lie between 0.2 and 0.9.
    private static readonly (int[] Target, double Tolerance, int[] Host, bool Biases)[] Grid =
    [
        ([1, 2, 1], 0.3, [8, 8], false),
        ([2, 3, 1], 0.5, [12, 12], false),
        ([1, 2, 2, 1], 0.5, [10, 16, 8], true),
        ([2, 2, 2], 0.4, [16, 20], false),
        ([1, 4, 1], 0.6, [10, 12], false),
    ];

    private static readonly (double[] Tolerances, int[] Host, bool Biases)[] SinglePaths =
    [
        ([0.3, 0.3], [5, 3], false),
        ([0.2, 0.3, 0.4], [10, 8, 3], false),
        ([0.5, 0.5, 0.5, 0.5], [4, 6, 6, 4], true),
        ([0.25, 0.5], [20, 1], true),
    ];

    /// <summary>The two equal neurons of which the union bound needs one host unit only: one layer, one input, two outputs.</summary>
    public static DoubleNetwork Twins { get; } = new(new Architecture(1, 2), [TwinValue, TwinValue, 0, 0]);

    public static IEnumerable<KeyValuePair<string, double>> Run(ulong replicate, CancellationToken cancel)
    {
        var (shared, sharedInErrors, distinct, deviation) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0.0);
        for (var i = 0; i < Grid.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var (widths, tolerance, host, biases) = Grid[i];
            var stream = new RandomStream(Scenario.Seed, $"theory/theorem2/{i}", replicate);
            var target = RandomTarget(widths, 1 - tolerance, biases, $"theory/theorem2/target/{i}");
            var tolerances = Enumerable.Repeat(tolerance, host.Length).ToArray();
            var bound = TicketExistence.LowerBound(target, tolerances, host);
            var excess = Share(target, tolerances, host, UnitChoice.Shared, stream) - bound;
            shared = Math.Min(shared, excess);
            sharedInErrors = Math.Min(sharedInErrors, excess / StandardError(bound));
            distinct = Math.Min(distinct, Share(target, tolerances, host, UnitChoice.Distinct, stream) - bound);
        }

        for (var i = 0; i < SinglePaths.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var (tolerances, host, biases) = SinglePaths[i];
            var stream = new RandomStream(Scenario.Seed, $"theory/single-path/{i}", replicate);
            var target = RandomTarget([.. Enumerable.Repeat(1, host.Length + 1)], 1 - tolerances.Max(), biases, $"theory/single-path/target/{i}");
            var exact = TicketExistence.LowerBound(target, tolerances, host);
            deviation = Math.Max(deviation, Math.Abs(Share(target, tolerances, host, UnitChoice.Distinct, stream) - exact) / StandardError(exact));
        }

        cancel.ThrowIfCancellationRequested();
        var twins = new RandomStream(Scenario.Seed, "theory/twins", replicate);
        var twinBound = TicketExistence.LowerBound(Twins, [TwinTolerance], [TwinHostWidth]);
        return
        [
            new("theorem2-smallest-excess", shared),
            new("theorem2-smallest-excess-in-standard-errors", sharedInErrors),
            new("theorem2-distinct-smallest-excess", distinct),
            new("theorem2-single-path-deviation", deviation),
            new("theorem2-twins-shared-excess", Share(Twins, [TwinTolerance], [TwinHostWidth], UnitChoice.Shared, twins) - twinBound),
            new("theorem2-twins-distinct-excess", Share(Twins, [TwinTolerance], [TwinHostWidth], UnitChoice.Distinct, twins) - twinBound),
            new("theorem2-twins-function-excess", TwinFunctionShare(twins) - twinBound),
        ];
    }

    private static double Share(DoubleNetwork target, double[] tolerances, int[] host, UnitChoice choice, RandomStream stream)
    {
        var found = 0;
        for (var n = 0; n < Hosts; n++)
        {
            found += TicketMatching.Sample(target, tolerances, host, choice, stream) ? 1 : 0;
        }

        return (double)found / Hosts;
    }

    // What the theorem states is weaker than that parameters match: two host units whose functions together are within ε of the twins',
    // sqrt((w - θ)² + (w' - θ)²) <= ε on [-1, 1]. Lemma 1 gives the tolerance 0.3 for this ε (both forms agree in one layer).
    private static double TwinFunctionShare(RandomStream stream)
    {
        var unit = ErrorPropagation.Tolerances(Twins, 1, LemmaForm.Corrected, Mask.From(4, static i => i < 2))[0];
        var error = TwinTolerance / unit;
        var found = 0;
        for (var n = 0; n < Hosts; n++)
        {
            var (nearest, second) = (double.PositiveInfinity, double.PositiveInfinity); // equal targets: the two nearest units are best
            for (var host = 0; host < TwinHostWidth; host++)
            {
                var distance = Math.Abs(stream.NextUniform(-1, 1) - TwinValue);
                (nearest, second) = distance < nearest ? (distance, nearest) : (nearest, Math.Min(second, distance));
            }

            found += (nearest * nearest) + (second * second) <= error * error ? 1 : 0;
        }

        return (double)found / Hosts;
    }

    private static DoubleNetwork RandomTarget(int[] widths, double largest, bool biases, string purpose)
    {
        var stream = new RandomStream(Scenario.Seed, purpose); // the same target in every replicate, so that the excess has one true value
        var architecture = new Architecture(widths);
        var parameters = new double[architecture.Layout.Count];
        foreach (var slice in architecture.Layout.Slices)
        {
            for (var i = slice.Offset; (biases || slice.Kind == ParameterKind.Weight) && i < slice.End; i++)
            {
                parameters[i] = stream.NextUniform(-largest, largest);
            }
        }

        return new DoubleNetwork(architecture, parameters);
    }

    private static double StandardError(double probability) => Math.Sqrt(probability * (1 - probability) / Hosts);
}
