using System.CommandLine;
using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Cluster;
using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Doctor;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.DataSets;

namespace PlantNSeek.Cli;

/// <summary>The command <c>plantnseek</c>: parses, runs, and turns what happens into one line and an exit code.</summary>
internal sealed class CommandLine(CommandActions actions, TextWriter output, TextWriter error)
{
    private const string Name = "plantnseek";

    /// <summary>Runs the command and returns its exit code; throws nothing.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var (told, events) = ProgressOptions.Of(arguments, error);
        var parsed = Root(arguments, told).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Fail(parsed.Errors[0].Message.TrimEnd('.'), events);
        }

        try
        {
            // Ctrl-C is ours (Interruption), and so are exceptions.
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Say("stopped", events);
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the user gets one line and not a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(Message(e is AggregateException { InnerException: { } inner } ? inner : e), events);
        }
    }

    // What a parameter of some method is called says nothing to whoever typed an option.
    private static string Message(Exception e) =>
        e is ArgumentException { ParamName: { Length: > 0 } name } && e.Message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) is > 0 and var end ? e.Message[..end] : e.Message;

    private int Fail(string message, EventWriter? events)
    {
        Say(message.ReplaceLineEndings(" "), events);
        return ExitCode.Error;
    }

    private void Say(string text, EventWriter? events)
    {
        if (events is null)
        {
            error.WriteLine($"{Name}: {text}");
        }
        else
        {
            events.Error(text);
        }
    }

    // A command is built whole only where its name is on the command line: most of the time that help takes would go into options it does not show.
    private RootCommand Root(IReadOnlyList<string> arguments, TextWriter told)
    {
        var root = new RootCommand("Plant a known sparse ticket in a random network, hide it, seek it with a pruner, judge what was found.")
        {
            IsAsked(ReproduceCommand.Name) ? new ReproduceCommand(actions, output, told).Build() : new(ReproduceCommand.Name, ReproduceCommand.Description),
            IsAsked(AuditCommand.Name) ? new AuditCommand(actions.Evidence(), output, told).Build() : new(AuditCommand.Name, AuditCommand.Description),
            IsAsked(EvidenceCommand.Name) ? new EvidenceCommand(actions.Evidence(), output, told).Build() : new(EvidenceCommand.Name, EvidenceCommand.Description),
            IsAsked(SlurmCommand.Name) ? new SlurmCommand(new SlurmWork(SchedulerProgram.Run), output).Build() : new(SlurmCommand.Name, SlurmCommand.Description),
            IsAsked(ListCommand.Name) ? new ListCommand(actions.Evidence(), output).Build() : new(ListCommand.Name, ListCommand.Description),
            IsAsked(CheckCommand.Name) ? new CheckCommand(actions.CheckPruners, output, told).Build() : CheckCommand.Outline(),
            IsAsked(PlantCommand.Name) ? new PlantCommand(actions.Exchange(), output, told).Build() : new(PlantCommand.Name, PlantCommand.Description),
            IsAsked(SeekCommand.Name) ? new SeekCommand(actions.Exchange(), output, told).Build() : new(SeekCommand.Name, SeekCommand.Description),
            IsAsked(JudgeCommand.Name) ? new JudgeCommand(actions.Exchange(), output, told).Build() : new(JudgeCommand.Name, JudgeCommand.Description),
            IsAsked(DataCommand.Name) ? new DataCommand(ImageDataSets.All, output, told).Build() : new(DataCommand.Name, DataCommand.Description),
            IsAsked(DecayCommand.Name) ? new DecayCommand(actions.ChooseDecay, output, told).Build() : new(DecayCommand.Name, DecayCommand.Description),
            IsAsked(SpiralCommand.Name) ? new SpiralCommand(actions.SearchSpiral, output, told).Build() : new(SpiralCommand.Name, SpiralCommand.Description),
            IsAsked(CompletionCommand.Name) ? new CompletionCommand(output).Build() : new(CompletionCommand.Name, CompletionCommand.Description),
            IsAsked(DoctorCommand.Name) ? new DoctorCommand(Examination.Of, output).Build() : new(DoctorCommand.Name, DoctorCommand.Description),
            IsAsked(BenchCommand.Name) ? new BenchCommand(actions.Bench, output, told).Build(IsAsked) : new(BenchCommand.Name, BenchCommand.Description),
        };
        if (IsAsked(CheckChildCommand.Name))
        {
            root.Subcommands.Add(new CheckChildCommand().Build());
        }

        ProgressOptions.AddTo(root);
        root.HelpName = Name;
        root.SetAction(_ => root.Parse("--help").Invoke(new InvocationConfiguration { Output = output, Error = error }));
        return root;

        // A response file or a directive may name any of them.
        bool IsAsked(string name) => arguments.Any(a => a == name || a.StartsWith('@') || a.StartsWith('['));
    }
}
