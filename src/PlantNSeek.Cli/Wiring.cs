using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Reporting.Composition;

namespace PlantNSeek.Cli;

/// <summary>The one place that ties the commands to the libraries.</summary>
internal static class Wiring
{
    /// <summary>The real work.</summary>
    public static Work Work { get; } = new([.. Profile.All.Select(p => p.Name)], Reproduce, TrainingStep.Measure);

    private static ReproduceOutcome Reproduce(ReproduceRequest request, IProgress<ReproductionProgress> progress, CancellationToken cancel)
    {
        RequireWritable(request.OutputFolder); // before minutes of work, not after
        var reproduction = Reproduction.Run(Profile.ByName(request.Profile), request.Threads, progress, cancel);
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
