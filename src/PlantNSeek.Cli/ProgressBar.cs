using PlantNSeek.Experiments;
using Spectre.Console;

namespace PlantNSeek.Cli;

/// <summary>A bar with the time left, on a terminal; on standard error, so that standard output holds results only.</summary>
internal static class ProgressBar
{
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<ReproductionProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                return Task.Run(() => work(new Bar(bar, title)));
            }).ConfigureAwait(false);
    }

    private sealed class Bar(ProgressTask bar, string title) : IProgress<ReproductionProgress>
    {
        public void Report(ReproductionProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
            bar.Description = Markup.Escape($"{title}: {value.CurrentWork}");
        }
    }
}
