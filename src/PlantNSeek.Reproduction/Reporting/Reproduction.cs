using PlantNSeek.Claims;
using PlantNSeek.Claims.Held;
using PlantNSeek.Evidence;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reporting;

/// <summary>A sweep with the verdicts it gives.</summary>
/// <param name="Profile">How much was run.</param>
/// <param name="Results">What was measured.</param>
/// <param name="Judgements">A verdict for every claim and protocol.</param>
public sealed record Reproduction(Profile Profile, SweepResults Results, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>What holds by proof or construction, looked at in every replicate.</summary>
    public IReadOnlyList<HeldJudgement> Held { get; } = HeldJudgement.All(HeldBook.Embedded, Results);

    /// <summary>How runs that were computed compare with the recorded ones; null where they were not compared.</summary>
    public EvidenceCheck? Check { get; init; }

    /// <summary>What of the runs was recomputed now, where they are recorded ones; null where all were just computed.</summary>
    public EvidenceCheck? Recheck { get; init; }

    /// <summary>Judges the claims on recorded runs, of which nothing was recomputed yet.</summary>
    public static Reproduction Of(EvidenceBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new Reproduction(Profile.Recorded, book.Results, [.. Judge.All(ClaimBook.Embedded, book.Results).Select(static j => j with { IsWhole = true })]).Checked(EvidenceCheck.Nothing);
    }

    /// <summary>The same runs and verdicts, with what was recomputed of the runs.</summary>
    public Reproduction Checked(EvidenceCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return this with { Check = check, Recheck = check };
    }

    /// <summary>Runs a profile, but for what a store has of it, and judges the claims afresh.</summary>
    /// <exception cref="IOException">A run could not be written to the store; those before it are safe.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Reproduction Run(
        Profile profile, int threads, IProgress<WorkProgress>? progress = null, ResultStore? store = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var results = Sweep.Run(profile.Scenarios(), threads, progress, store, cancel);
        return new Reproduction(profile, results, Judge.All(ClaimBook.Embedded, results));
    }
}
