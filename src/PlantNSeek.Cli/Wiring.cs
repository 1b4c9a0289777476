using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Store;
using PlantNSeek.Reporting.Composition;

namespace PlantNSeek.Cli;

/// <summary>The one place that ties the commands to the libraries.</summary>
internal static class Wiring
{
    /// <summary>The real work.</summary>
    public static Work Work { get; } = new([.. Profile.All.Select(p => p.Name)], Reproduce, TrainingStep.Measure);

    private static ReproduceOutcome Reproduce(
        ReproduceRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        RequireWritable(request.OutputFolder); // before minutes of work, not after
        var profile = Profile.ByName(request.Profile);
        using var store = ResultStore.Open(request.StoreFolder, request.Fresh, remarks.Report, cancel);
        remarks.Report(TimeLeft.Announce(Sweep.Estimate(profile.Scenarios(), request.Threads, store), request.Threads));
        var reproduction = Reproduction.Run(profile, request.Threads, progress, store, cancel);
        var differences = reproduction.Judgements
            .Where(j => !j.IsAsRecorded)
            .Select(j => $"{j.Claim.Id} under {j.Protocol}: {j.Verdict}, recorded {j.Recorded.Verdict}");
        return new ReproduceOutcome(reproduction.Judgements.Count, [.. differences], ReportFiles.Write(reproduction, request.OutputFolder));
    }

    private static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{folder}'; it must be a folder that can be written: {e.Message}", e);
        }
    }
}
