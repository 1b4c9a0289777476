namespace PlantNSeek.Claims;

/// <summary>One part of a claim as measured.</summary>
/// <param name="Part">What was measured.</param>
/// <param name="Statistic">Its value on the measured replicates.</param>
/// <param name="Low">Lower end of an interval that covers what it would be over all replicates with 99 % or more; see <see cref="ErrorRates"/>.</param>
/// <param name="High">Upper end.</param>
/// <param name="Replicates">Replicates that have every run that the part speaks of.</param>
public sealed record PartJudgement(ClaimPart Part, double Statistic, double Low, double High, int Replicates)
{
    /// <summary>Whether the threshold is met.</summary>
    public bool Holds => Part.Holds(Statistic);

    /// <summary>Whether there are too few replicates for a safe answer, whatever they say.</summary>
    public bool HasTooFewReplicates => Replicates < ErrorRates.FewestReplicates;

    /// <summary>Whether other replicates would give the same answer.</summary>
    public bool IsSafe => !HasTooFewReplicates && Part.Holds(Low) == Holds && Part.Holds(High) == Holds;

    /// <summary>Why the part is not safe, in a few words; empty where it is.</summary>
    public string Doubt => IsSafe ? ""
        : HasTooFewReplicates ? $"fewer than {ErrorRates.FewestReplicates} replicates"
        : "interval includes the threshold";

    /// <summary>How near the statistic is to the threshold, such as <c>0.9434, at least 0.9521 needed, 99 % interval 0.9405 to 0.953, 400 replicates</c>.</summary>
    public string Distance => FormattableString.Invariant($"{Statistic:G4}, {(Part.Below is null ? "at least" : "below")} {Part.Threshold:G4} needed, 99 % interval {Low:G4} to {High:G4}, {Replicates} replicates");
}

/// <summary>One artefact of the Paper protocol, switched off alone.</summary>
/// <param name="Without">What was measured without the change.</param>
/// <param name="With">What was measured with it.</param>
public sealed record ArtefactJudgement(PartJudgement Without, PartJudgement With)
{
    /// <summary>The part with the change.</summary>
    public ClaimPart Part => With.Part;

    /// <summary>Whether the change alone turns the answer, safely on both sides.</summary>
    public bool Decides => Without.Holds != With.Holds && Without.IsSafe && With.IsSafe;
}

/// <summary>A claim's verdict under one protocol.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Protocol">Name of the protocol.</param>
/// <param name="Verdict">What the experiment says.</param>
/// <param name="Parts">The parts as measured; empty when out of budget.</param>
public sealed record Judgement(Claim Claim, string Protocol, Verdict Verdict, IReadOnlyList<PartJudgement> Parts)
{
    /// <summary>What depends on single artefacts; empty but under Paper, and where the sweep lacks the runs.</summary>
    public IReadOnlyList<ArtefactJudgement> Artefacts { get; init; } = [];

    /// <summary>The verdict and reason on record.</summary>
    public RecordedVerdict Recorded => Claim.Recorded(Protocol);

    /// <summary>Whether it was given on all the evidence, of which the recorded verdict is; fewer replicates decide less.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the sweep lacks the replicates for a verdict: it has none, or too few for a safe answer.</summary>
    public bool LacksReplicates => Verdict == Verdict.OutOfBudget || (Verdict == Verdict.Undecided && Parts.Any(p => p.HasTooFewReplicates));

    /// <summary>Whether there is nothing to compare with the record, since there are too few replicates for this verdict.</summary>
    public bool IsBeyondProfile => !IsWhole && LacksReplicates;

    /// <summary>
    /// Whether the verdict contradicts the record: on all the evidence where it is another one, and on fewer replicates where it is Reproduced or Deviates and the record is the other of the two.
    /// </summary>
    public bool Differs => IsWhole ? Verdict != Recorded.Verdict : (Verdict, Recorded.Verdict) is (Verdict.Reproduced, Verdict.Deviates) or (Verdict.Deviates, Verdict.Reproduced);

    /// <summary>Whether another draw of replicates would give the same verdict.</summary>
    public bool IsSafe => Verdict != Verdict.Undecided;
}
