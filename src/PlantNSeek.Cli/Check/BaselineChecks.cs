using PlantNSeek.Baselines;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Check;

/// <summary>Measures the user's seekers for a baseline.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="networks">The planted networks.</param>
/// <param name="progress">Told after each search.</param>
/// <param name="remarks">Told what else is to be said.</param>
/// <param name="cancel">Stops.</param>
internal sealed class BaselineChecks(CheckRequest request, BaselineNetworks networks, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
{
    /// <summary>What is measured now, and the name of each subject in it.</summary>
    public (Baseline Now, IReadOnlyDictionary<CheckedSubject, string> Names) Run(IReadOnlyList<CheckedSubject> subjects)
    {
        var names = SubjectRuns.Labels(subjects);
        var ruler = BaselineNetworks.Ruler(cancel);
        CheckedSubject[] seeking = [.. subjects.Where(static s => SubjectRuns.Obstacle(s) is null)];
        var keys = networks.Keys;
        remarks.Report($"baseline, {seeking.Length} of yours in {networks.Text}");
        var (done, total) = (0, seeking.Length * keys.Count);
        progress.Report(new WorkProgress(0, total, "baseline"));
        var (found, failures) = new SubjectRuns(request, cancel).Run(
            seeking, SubjectRuns.Labels(subjects, "yours"), keys, (subject, key) => progress.Report(new WorkProgress(Interlocked.Increment(ref done), total, $"{names[subject]}, {key.Task} replicate {key.Replicate}")));
        var measured = subjects.Select(s => new BaselineSubject(
            names[s],
            s.Rules.ToDictionary(static rule => rule.Id, static rule => $"{rule.Outcome}"),
            found.Contains(s) ? networks.Cells([.. found[s]]) : [],
            found.Contains(s) ? null : failures.GetValueOrDefault(s) ?? SubjectRuns.Obstacle(s) ?? "no result",
            s.Type));
        return (new Baseline(Baseline.CurrentFormat, CommandVersion.Text, networks.Text, networks.Count, ruler, [.. measured]), names);
    }
}
