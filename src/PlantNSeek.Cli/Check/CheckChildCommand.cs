using System.CommandLine;
using System.Text.Json;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Check;

/// <summary>
/// The hidden command that runs the user's code in a process of its own, so that whatever it does ends that process only. It tells what
/// comes of it on standard output, a line of JSON each.
/// </summary>
internal sealed class CheckChildCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "check-child";

    private readonly Argument<string> _assembly = new("assembly");
    private readonly Argument<string> _subject = new("subject") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<SubjectKind> _kind = new("--kind");
    private readonly Option<int> _limit = new("--time-limit");
    private readonly Option<string> _name = new("--name");
    private readonly Option<string> _key = new("--key");

    public Command Build()
    {
        var command = new Command(Name, "Runs the user's code for check.") { _assembly, _subject, _kind, _limit, _name, _key };
        command.Hidden = true;
        command.SetAction((parsed, _) =>
        {
            // Standard output is ours alone, and standard error the runtime's, for its last words.
            using var lines = new StreamWriter(Console.OpenStandardOutput());
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
            EndWithTheParent();
            Run(parsed, message =>
            {
                lines.WriteLine($"\n{message.ToLine()}"); // on a line of its own, whatever the user's code has written there
                lines.Flush();
            });
            Environment.Exit(ExitCode.Success); // whatever threads the user's code has left behind
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private void Run(ParseResult parsed, Action<ChildMessage> tell)
    {
        try
        {
            tell(new ChildMessage(MessageKind.Started));
            var assembly = new UserAssembly(Path.GetFullPath(parsed.GetValue(_assembly)!));
            if (parsed.GetValue(_subject) is not { } subject)
            {
                foreach (var message in assembly.Subjects())
                {
                    tell(message);
                }
            }
            else if (parsed.GetValue(_key) is { } key)
            {
                var seeker = ContractOf.Seeker(ContractOf.Subject(assembly, subject, parsed.GetValue(_kind), Limit(parsed)));
                var found = UserSeekerRuns.Run(JsonSerializer.Deserialize<ScenarioKey>(key, ResultsJson.Options), parsed.GetValue(_name)!, seeker, default);
                tell(new ChildMessage(MessageKind.Found) { Text = JsonSerializer.Serialize<ExperimentResult>(found, ResultsJson.Options) });
            }
            else
            {
                TryRules(assembly, subject, parsed.GetValue(_kind), Limit(parsed), tell);
            }

            tell(new ChildMessage(MessageKind.End));
        }
#pragma warning disable CA1031 // It is the user's code: whatever it throws is reported in words.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var cause = e is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : e;
            tell(new ChildMessage(MessageKind.Error) { Text = cause is InvalidDataException ? cause.Message : $"{cause.GetType().Name}: {cause.Message}" });
        }
    }

    private TimeSpan Limit(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_limit));

    private static void TryRules(UserAssembly assembly, string subject, SubjectKind kind, TimeSpan limit, Action<ChildMessage> tell)
    {
        var contract = ContractOf.Subject(assembly, subject, kind, limit);
        var run = contract.Run;
        var name = run.Name == contract.GetType().Name ? CheckedSubject.Short(subject) : run.Name; // a factory that throws tells no name
        tell(new ChildMessage(MessageKind.Begin) { Text = name, Rules = [.. run.Rules.Select(rule => new PlannedRule(rule.Text.Id, rule.Tier))] });
        if (run.Makes is { } made)
        {
            tell(new ChildMessage(MessageKind.Makes) { Subject = assembly.Has(made) ? made.FullName! : "" });
        }

        foreach (var (text, _) in run.Rules)
        {
            tell(new ChildMessage(MessageKind.Rule) { Rule = CheckedRule.Of(run.Check(text.Id)) });
        }
    }

    // The parent holds the other end of standard input, and writes nothing.
    private static void EndWithTheParent() => new Thread(static () =>
    {
        Console.OpenStandardInput().CopyTo(Stream.Null);
        Environment.Exit(ExitCode.Interrupted);
    })
    {
        IsBackground = true,
    }.Start();
}
