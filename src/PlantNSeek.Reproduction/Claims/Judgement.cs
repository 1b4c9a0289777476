namespace PlantNSeek.Claims;

/// <summary>One part of a claim as measured.</summary>
/// <param name="Part">What was measured.</param>
/// <param name="Statistic">Its value on the measured replicates.</param>
/// <param name="Low">Lower end of the 99 % bootstrap interval over replicates.</param>
/// <param name="High">Upper end.</param>
public sealed record PartJudgement(ClaimPart Part, double Statistic, double Low, double High)
{
    /// <summary>Whether the threshold is met.</summary>
    public bool Holds => Part.Holds(Statistic);

    /// <summary>Whether the interval excludes the threshold, so that other replicates would not change the answer.</summary>
    public bool IsSafe => Part.Holds(Low) == Holds && Part.Holds(High) == Holds;
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
    /// <summary>What hangs on single artefacts; empty but under Paper, and where the sweep lacks the runs.</summary>
    public IReadOnlyList<ArtefactJudgement> Artefacts { get; init; } = [];

    /// <summary>The verdict and reason on record.</summary>
    public RecordedVerdict Recorded => Claim.Recorded(Protocol);

    /// <summary>Whether the sweep is that of the long profile; shorter ones are held to the verdict recorded for the quick one.</summary>
    public bool IsOfLongProfile { get; init; }

    /// <summary>Whether the verdict is the recorded one of the profile.</summary>
    public bool IsAsRecorded => Verdict == (IsOfLongProfile ? Recorded.Verdict : Recorded.Quick);

    /// <summary>Whether another draw of replicates would give the same verdict.</summary>
    public bool IsSafe => Verdict != Verdict.Undecided;
}
