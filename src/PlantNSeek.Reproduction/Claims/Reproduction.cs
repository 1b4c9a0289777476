using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Store;

namespace PlantNSeek.Claims;

/// <summary>A sweep with the verdicts it gives.</summary>
/// <param name="Profile">How much was run.</param>
/// <param name="Results">What was measured.</param>
/// <param name="Judgements">A verdict for every claim and protocol.</param>
public sealed record Reproduction(Profile Profile, SweepResults Results, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>Whether every verdict is the recorded one.</summary>
    public bool IsAsRecorded => Judgements.All(j => j.IsAsRecorded);

    /// <summary>Runs a profile, but for what a store has of it, and judges the claims afresh.</summary>
    /// <exception cref="IOException">A run could not be written to the store; those before it are safe.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Reproduction Run(
        Profile profile, int threads, IProgress<ReproductionProgress>? progress = null, ResultStore? store = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var results = Sweep.Run(profile.Scenarios(), threads, progress, store, cancel);
        var isLong = profile.Name == Profile.Paper.Name;
        return new Reproduction(profile, results, [.. Judge.All(ClaimBook.Embedded, results).Select(j => j with { IsOfLongProfile = isLong })]);
    }
}
