using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Store;

namespace PlantNSeek.Claims;

/// <summary>The replicates of a sweep under one protocol.</summary>
public sealed class ReplicateSample(SweepResults results, string protocol)
{
    private readonly Dictionary<(ScenarioKey Setting, string Replicates), MedianEstimate> _tickets = [];

    /// <summary>The replicates of a part's setting.</summary>
    public IReadOnlyList<ScenarioResult> Of(ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return results.Replicates(part.Setting(protocol));
    }

    /// <summary>The replicates of a part's setting, where its experiment gives numbers.</summary>
    public IReadOnlyList<NumbersResult> NumbersOf(ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return results.Numbers(part.Setting(protocol));
    }

    /// <summary>The median score of the ticket over some replicates of a setting: one sample for all that is compared with it over the same replicates, and one premise for all of the setting.</summary>
    internal MedianEstimate Ticket(IReadOnlyList<ScenarioResult> replicates)
    {
        var key = (replicates[0].Key.Setting, string.Join(' ', replicates.Select(r => r.Key.Replicate)));
        return _tickets.TryGetValue(key, out var known) ? known
            : _tickets[key] = new MedianEstimate([.. replicates.Select(r => r.TicketScore)], MarginEstimate.SmallestScore(key.Setting.Task), key.Setting);
    }
}
