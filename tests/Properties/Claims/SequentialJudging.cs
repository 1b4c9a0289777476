using PlantNSeek.Claims;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Numerics;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Claims;

/// <summary>A claim on made-up replicates that is looked at until it is decided, each time with more replicates of the samples that someone chooses who has seen all before.</summary>
/// <param name="claim">Its parts are each of a setting of their own.</param>
/// <param name="sweep">Draws the replicates.</param>
/// <param name="margin">The true margin of each pair.</param>
/// <param name="first">Replicates of the first look.</param>
/// <param name="stream">Where noise comes from.</param>
internal sealed class SequentialJudging(Claim claim, SimulatedSweep sweep, double margin, int first, RandomStream stream)
{
    private readonly Dictionary<ScenarioKey, List<ExperimentResult>> _drawn = [];

    private readonly Sample[] _samples =
    [
        .. from part in claim.Parts
           from pruner in part.Number is null ? part.Pruners : [""]
           from density in part.Number is null ? part.Densities : [part.Number!]
           select new Sample(part.Setting("Paper"), pruner, density) { Replicates = first },
    ];

    /// <summary>Who chooses which samples get more replicates, of those that can: the same for all, the half that looks best or worst, or any.</summary>
    public static IReadOnlyDictionary<string, Func<Sample[], RandomStream, IEnumerable<Sample>>> Adversaries { get; } = new Dictionary<string, Func<Sample[], RandomStream, IEnumerable<Sample>>>
    {
        ["all"] = (samples, _) => samples,
        ["best"] = (samples, _) => samples.OrderByDescending(s => s.Seen).Take(Math.Max(1, samples.Length / 2)),
        ["worst"] = (samples, _) => samples.OrderBy(s => s.Seen).Take(Math.Max(1, samples.Length / 2)),
        ["any"] = (samples, stream) => samples.Where(_ => stream.NextUniform(0, 1) < 0.5).DefaultIfEmpty(samples[0]),
    };

    /// <summary>The verdict at which one stops.</summary>
    public Verdict Verdict(Func<Sample[], RandomStream, IEnumerable<Sample>> choose)
    {
        while (true)
        {
            var results = Results();
            Sample[] open = [.. _samples.Where(s => Looks.Next(s.Replicates) is not null)];
            if (Judge.Of(claim, results, "Paper").Verdict is var verdict && (verdict != PlantNSeek.Claims.Verdict.Undecided || open.Length == 0))
            {
                return verdict;
            }

            foreach (var sample in open)
            {
                sample.Seen = sample.Pruner.Length == 0
                    ? results.Numbers(sample.Setting).Average(n => n[sample.Density])
                    : Margins.OfMedian(results.Replicates(sample.Setting), sample.Setting.Task, sample.Pruner, sample.Density, "weak");
            }

            foreach (var sample in choose(open, stream).ToArray())
            {
                sample.Replicates = Looks.Next(sample.Replicates)!.Value;
            }
        }
    }

    private SweepResults Results() => new(_samples.GroupBy(s => s.Setting).SelectMany(samples => Drawn(samples.Key, samples.Max(s => s.Replicates)).Select((result, i) => result is not ScenarioResult scenario
        ? result
        : scenario with { Runs = [.. samples.Where(s => s.Replicates > i).Select(s => scenario.Run(s.Pruner, s.Density))] })));

    private IEnumerable<ExperimentResult> Drawn(ScenarioKey setting, int replicates)
    {
        var drawn = _drawn.TryGetValue(setting, out var known) ? known : _drawn[setting] = [];
        Sample[] samples = [.. _samples.Where(s => s.Setting == setting)];
        while (drawn.Count < replicates)
        {
            var key = setting with { Replicate = drawn.Count + 1 };
            drawn.Add(samples[0].Pruner.Length == 0
                ? new NumbersResult { Key = key, Numbers = [.. samples.Select(s => new NamedNumber(s.Density, sweep.Number(stream)))] }
                : sweep.Scenario(key, samples.Select(s => (s.Pruner, s.Density, margin)), stream));
        }

        return drawn.Take(replicates);
    }

    /// <summary>The replicates of one setting that have one pair of pruner and density, or a number.</summary>
    internal sealed record Sample(ScenarioKey Setting, string Pruner, string Density)
    {
        /// <summary>So many of them, as of the last look.</summary>
        public int Replicates { get; set; }

        /// <summary>What the last look showed.</summary>
        public double Seen { get; set; }
    }
}
