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
    private readonly Dictionary<ScenarioKey, ScenarioResult[]> _redrawn = [];

    private ReplicateSample(SweepResults results, string protocol, ulong? draw) => (_results, _protocol, _draw) = (results, protocol, draw);

    /// <summary>The replicates as measured.</summary>
    public static ReplicateSample Measured(SweepResults results, string protocol) => new(results, protocol, null);

    /// <summary>Bootstrap draw number <paramref name="draw"/>.</summary>
    public static ReplicateSample Redrawn(SweepResults results, string protocol, ulong draw) => new(results, protocol, draw);

    /// <summary>The replicates of a part's setting.</summary>
    public IReadOnlyList<ScenarioResult> Of(ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var setting = part.Setting(_protocol);
        var measured = _results.Replicates(setting);
        if (_draw is not { } draw || measured.Count == 0)
        {
            return measured;
        }

        return _redrawn.TryGetValue(setting, out var known) ? known : _redrawn[setting] = Redraw(measured, draw, setting);
    }

    /// <summary>The replicates of a part's setting, where its experiment gives numbers.</summary>
    public IReadOnlyList<NumbersResult> NumbersOf(ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var setting = part.Setting(_protocol);
        var measured = _results.Numbers(setting);
        return _draw is { } draw && measured.Count > 0 ? Redraw(measured, draw, setting) : measured;
    }

    // Replicates of one planted network are drawn together: settings that differ in neither task, depth nor width share their draw.
    private T[] Redraw<T>(IReadOnlyList<T> measured, ulong draw, ScenarioKey setting)
    {
        var stream = new RandomStream(draw, $"bootstrap/{_protocol}/{setting.Task}/{setting.Depth}");
        var redrawn = new T[measured.Count];
        for (var i = 0; i < redrawn.Length; i++)
        {
            redrawn[i] = measured[stream.NextInt32(measured.Count)];
        }

        return redrawn;
    }
}
