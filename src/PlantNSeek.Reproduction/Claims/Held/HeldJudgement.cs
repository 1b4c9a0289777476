using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Claims.Held;

/// <summary>One part of a statement under one protocol.</summary>
/// <param name="Part">What was looked at.</param>
/// <param name="Protocol">Name of the protocol.</param>
/// <param name="Values">What each replicate shows.</param>
public sealed record HeldPartJudgement(ClaimPart Part, string Protocol, IReadOnlyList<HeldValue> Values)
{
    /// <summary>The replicates that do not meet the bound.</summary>
    public IReadOnlyList<HeldValue> Violations => [.. Values.Where(v => !Part.Holds(v.Value))];

    /// <summary>The value nearest to the bound or farthest beyond it; not a number where there is no replicate.</summary>
    public double Worst => Values.Count == 0 ? double.NaN : Part.Below is null ? Values.Min(v => v.Value) : Values.Max(v => v.Value);
}

/// <summary>Whether a statement holds in every replicate of a sweep.</summary>
/// <param name="Held">The statement.</param>
/// <param name="Parts">Its parts under each protocol that they are about.</param>
public sealed record HeldJudgement(HeldStatement Held, IReadOnlyList<HeldPartJudgement> Parts)
{
    /// <summary>Whether some replicate does not meet a bound.</summary>
    public bool IsViolated => Parts.Any(p => p.Violations.Count > 0);

    /// <summary>Looks at all statements in all replicates of a sweep.</summary>
    public static IReadOnlyList<HeldJudgement> All(IEnumerable<HeldStatement> held, SweepResults results) =>
    [
        .. from statement in held
           select new HeldJudgement(statement,
           [
               .. from part in statement.Parts
                  from protocol in Protocol.All
                  where part.IsUnder(protocol.Name)
                  select new HeldPartJudgement(part, protocol.Name, HeldMeasures.Values(part, results, protocol.Name)),
           ]),
    ];
}
