using System.Globalization;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Guesses of the time that work still takes.</summary>
internal static class TimeLeft
{
    /// <summary>From what was done since the start, which is not what was cached then: such as <c>about 0:01:20 left, </c>; nothing where nothing is known.</summary>
    public static string Of(WorkProgress progress, TimeSpan elapsed)
    {
        var worked = progress.Done - progress.Cached;
        return worked > 0 && progress.Done < progress.Total
            ? string.Create(CultureInfo.InvariantCulture, $"about {elapsed * ((double)(progress.Total - progress.Done) / worked):h\\:mm\\:ss} left, ")
            : "";
    }

    /// <summary>What is said at the start: such as <c>about 45 min on 2 threads, 312 of 1200 runs cached</c>.</summary>
    public static string Announce(SweepEstimate estimate, int threads) => Announce(estimate.Cached, estimate.Runs, estimate.Left.TotalSeconds * threads, threads);

    /// <summary>The same of work on so many runs, of which some are cached.</summary>
    /// <param name="cached">Runs that need not be run.</param>
    /// <param name="runs">All runs.</param>
    /// <param name="coreSeconds">About how long the others take one core.</param>
    /// <param name="threads">Runs at work at a time.</param>
    public static string Announce(int cached, int runs, double coreSeconds, int threads) => cached == runs
        ? $"all {runs} runs cached"
        : $"about {Rough(TimeSpan.FromSeconds(coreSeconds / threads))} on {threads} {(threads == 1 ? "thread" : "threads")}, {cached} of {runs} runs cached";

    private static string Rough(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(time.TotalSeconds))} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalMinutes)} min");
}
