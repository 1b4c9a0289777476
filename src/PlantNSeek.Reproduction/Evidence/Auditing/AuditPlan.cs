namespace PlantNSeek.Evidence.Auditing;

/// <summary>Which recorded runs lie behind something, and which of them are recomputed.</summary>
/// <param name="Behind">All of them, each with the part that counts.</param>
/// <param name="Units">Those that are recomputed.</param>
public sealed record AuditPlan(IReadOnlyList<CheckUnit> Behind, IReadOnlyList<CheckUnit> Units)
{
    /// <summary>The time on one core that an audit takes unless it is of everything.</summary>
    public const double Seconds = 12;

    /// <summary>Chooses as many runs as the time allows, at least one of each setting and seeker; which ones depends on the version of the sources alone.</summary>
    /// <param name="behind">All that could be recomputed.</param>
    /// <param name="sources">The version of the sources, as their fingerprint.</param>
    /// <param name="seconds">The time on one core; all where null.</param>
    public static AuditPlan Of(IReadOnlyList<CheckUnit> behind, string sources, double? seconds = Seconds)
    {
        ArgumentNullException.ThrowIfNull(behind);
        if (seconds is not { } limit)
        {
            return new AuditPlan(behind, behind);
        }

        var order = behind.GroupBy(static u => (u.Recorded.Key.Setting, u.Part.Seeker))
            .SelectMany(group => group.OrderBy(u => VersionedOrder.Of(sources, $"{u.Part}")).Select((u, rank) => (Unit: u, rank)))
            .OrderBy(x => x.rank).ThenBy(x => VersionedOrder.Of(sources, $"{x.Unit.Part}"));
        var units = new List<CheckUnit>();
        foreach (var (unit, rank) in order)
        {
            if (rank == 0 || unit.Seconds <= limit)
            {
                units.Add(unit);
                limit -= unit.Seconds;
            }
        }

        return new AuditPlan(behind, units);
    }
}
