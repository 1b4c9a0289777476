using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Theory;

namespace PlantNSeek.Experiments.Theory;

/// <summary>How far outputs move when parameters move by what Lemma 1 allows, as a multiple of what it promises.</summary>
internal static class Lemma1Trials
{
    private const int Networks = 60;
    private const int Inputs = 30;
    private const double Error = 0.1;
    private static readonly int[] CounterexampleWidths = [20, 100, 1000];

    public static IEnumerable<KeyValuePair<string, double>> Run(ulong replicate, CancellationToken cancel)
    {
        var stream = new RandomStream(Scenario.Seed, "theory/lemma1", replicate);
        var largest = 0.0;
        for (var n = 0; n < Networks; n++)
        {
            cancel.ThrowIfCancellationRequested();
            largest = Math.Max(largest, LargestRatio(RandomNetwork(stream), stream));
        }

        return
        [
            new("lemma1-corrected-largest-ratio", largest),
            new("lemma1-corrected-counterexample-ratio", CounterexampleWidths.Max(n => LemmaCounterexample.Ratio(n, Error, LemmaForm.Corrected))),
            new("lemma1-printed-counterexample-ratio", CounterexampleWidths.Min(n => LemmaCounterexample.Ratio(n, Error, LemmaForm.Printed))),
            .. CounterexampleWidths.Select(n => KeyValuePair.Create($"lemma1-printed-counterexample-ratio-at-{n}", LemmaCounterexample.Ratio(n, Error, LemmaForm.Printed))),
        ];
    }

    private static DoubleNetwork RandomNetwork(RandomStream stream)
    {
        var widths = new int[2 + stream.NextInt32(4)];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = 1 + stream.NextInt32(8);
        }

        return HostInitialization.HeScaled(new Architecture(widths), stream);
    }

    // Random directions, all up, all down, and away from 0 (which strengthens every path); random inputs and the corner of ones.
    private static double LargestRatio(DoubleNetwork network, RandomStream stream)
    {
        var everything = Mask.All(network.Layout.Count);
        var tolerances = ErrorPropagation.Tolerances(network, Error, LemmaForm.Corrected, everything);
        Func<int, double>[] directions =
        [
            _ => stream.NextUniform(-1, 1),
            _ => stream.NextInt32(2) == 0 ? -1 : 1,
            static _ => 1,
            static _ => -1,
            i => network.Parameters[i] < 0 ? -1 : 1,
        ];
        var largest = 0.0;
        foreach (var direction in directions)
        {
            var moved = ErrorPropagation.Perturb(network, everything, tolerances, direction);
            var input = new double[network.Architecture.InputWidth];
            Array.Fill(input, 1);
            for (var n = 0; n < Inputs; n++)
            {
                largest = Math.Max(largest, ErrorPropagation.Deviation(network, moved, input) / Error);
                for (var i = 0; i < input.Length; i++)
                {
                    input[i] = stream.NextUniform(-1, 1);
                }
            }
        }

        return largest;
    }
}
