using PlantNSeek.Experiments;
using PlantNSeek.Numerics;

namespace PlantNSeek.Claims;

/// <summary>
/// The replicates of a sweep under one protocol, as measured or as drawn again with replacement: a replicate is drawn whole,
/// with all its pruners and densities, since they share one planted network and one data set.
/// </summary>
public sealed class ReplicateSample
{
    private readonly SweepResults _results;
    private readonly string _protocol;
    private readonly ulong? _draw;
    private readonly Dictionary<(string Task, int Depth), ScenarioResult[]> _redrawn = [];

    private ReplicateSample(SweepResults results, string protocol, ulong? draw) => (_results, _protocol, _draw) = (results, protocol, draw);

    /// <summary>The replicates as measured.</summary>
    public static ReplicateSample Measured(SweepResults results, string protocol) => new(results, protocol, null);

    /// <summary>Bootstrap draw number <paramref name="draw"/>.</summary>
    public static ReplicateSample Redrawn(SweepResults results, string protocol, ulong draw) => new(results, protocol, draw);

    /// <summary>The replicates of a setting.</summary>
    public IReadOnlyList<ScenarioResult> Of(string task, int depth)
    {
        var measured = _results.Replicates(_protocol, task, depth);
        if (_draw is not { } draw || measured.Count == 0)
        {
            return measured;
        }

        if (_redrawn.TryGetValue((task, depth), out var known))
        {
            return known;
        }

        var stream = new RandomStream(draw, $"bootstrap/{_protocol}/{task}/{depth}");
        var redrawn = new ScenarioResult[measured.Count];
        for (var i = 0; i < redrawn.Length; i++)
        {
            redrawn[i] = measured[stream.NextInt32(measured.Count)];
        }

        return _redrawn[(task, depth)] = redrawn;
    }
}
