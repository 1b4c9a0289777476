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

    // Where replicates hold different runs (some have all densities, others a few), each is redrawn from those that hold the same, so that no
    // draw lacks a run that was measured. Settings of one task and depth with the same replicates share their draw.
    private ScenarioResult[] Redraw(IReadOnlyList<ScenarioResult> measured, ulong draw, ScenarioKey setting)
    {
        var (stream, alike) = (Stream(draw, setting), _results.Alike(setting));
        var redrawn = new ScenarioResult[measured.Count];
        for (var i = 0; i < redrawn.Length; i++)
        {
            redrawn[i] = measured[alike[i][stream.NextInt32(alike[i].Length)]];
        }

        return redrawn;
    }

    private NumbersResult[] Redraw(IReadOnlyList<NumbersResult> measured, ulong draw, ScenarioKey setting)
    {
        var stream = Stream(draw, setting);
        var redrawn = new NumbersResult[measured.Count];
        for (var i = 0; i < redrawn.Length; i++)
        {
            redrawn[i] = measured[stream.NextInt32(measured.Count)];
        }

        return redrawn;
    }

    private RandomStream Stream(ulong draw, ScenarioKey setting) => new(draw, $"bootstrap/{_protocol}/{setting.Task}/{setting.Depth}");
}
