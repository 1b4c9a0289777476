using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Shows how far work is: a bar on a terminal, lines elsewhere.</summary>
internal static class WorkDisplay
{
    /// <summary>Does work while its progress and remarks are shown on standard error.</summary>
    public static Task<T> RunAsync<T>(string title, TextWriter error, Func<IProgress<WorkProgress>, IProgress<string>, T> work, CancellationToken cancel)
    {
        if (ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected)
        {
            return ProgressBar.RunAsync(title, Started);
        }

        var lines = new ProgressLines(title, error, TimeProvider.System);
        return Task.Run(() => Started(lines, lines), cancel);

        T Started(IProgress<WorkProgress> progress, IProgress<string> remarks)
        {
            progress.Report(new WorkProgress(0, 1, "starting")); // the first run takes a while
            return work(progress, remarks);
        }
    }
}
