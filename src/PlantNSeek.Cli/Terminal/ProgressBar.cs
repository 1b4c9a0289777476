using PlantNSeek.Numerics;
using Spectre.Console;

namespace PlantNSeek.Cli.Terminal;

/// <summary>A bar with the time left, on a terminal; on standard error, so that standard output holds results only.</summary>
internal static class ProgressBar
{
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<ReproductionProgress>, IProgress<string>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                var told = new Bar(bar, title, console);
                return Task.Run(() => work(told, told));
            }).ConfigureAwait(false);
    }

    // The time left is in the description: a column of Spectre's would take what was cached for speed.
    private sealed class Bar(ProgressTask bar, string title, IAnsiConsole console) : IProgress<ReproductionProgress>, IProgress<string>
    {
        private readonly long _start = TimeProvider.System.GetTimestamp();

        public void Report(string value) => console.WriteLine($"{title}: {value}");

        public void Report(ReproductionProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
            bar.Description = Markup.Escape($"{title}: {TimeLeft.Of(value, TimeProvider.System.GetElapsedTime(_start))}{value.CurrentWork}");
        }
    }
}
