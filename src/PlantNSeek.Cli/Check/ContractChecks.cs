using System.Collections.Concurrent;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Numpy;
using PlantNSeek.Testing.Rules;

namespace PlantNSeek.Cli.Check;

/// <summary>Tries the rules on what an assembly holds, each pruner and seeker in a process of its own.</summary>
internal sealed class ContractChecks(CheckRequest request, IProgress<string> remarks, CancellationToken cancel)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5); // so that the contract, whose words are better, is the first to give up

    private readonly string _file = Path.GetFileName(request.Assembly);

    /// <summary>What was checked, and a remark for each type that could not be.</summary>
    /// <exception cref="InvalidDataException">The assembly cannot be loaded, or there is nothing to check.</exception>
    public (IReadOnlyList<CheckedSubject> Subjects, IReadOnlyList<string> Remarks) Run()
    {
        var found = List();
        var contracts = All(found.Where(m => m is { Kind: MessageKind.Subject, SubjectKind: SubjectKind.Contract }));
        var claimed = contracts.Select(c => c.Makes).ToHashSet();
        bool IsClaimed(ChildMessage message) => claimed.Contains(message.Subject);
        var others = All(found.Where(m => m.Kind == MessageKind.Subject && m.SubjectKind != SubjectKind.Contract && !IsClaimed(m)));
        string[] obstacles = [.. found.Where(m => m.Kind == MessageKind.Remark && !IsClaimed(m)).Select(m => $"{OneLine.Of(m.Subject)} is not checked: {m.Text}")];
        // What a contract makes is checked once: of what a member holds the type says nothing, so that the name decides.
        others.RemoveAll(other => other.Held.Length > 0 && contracts.Any(contract => contract.Name == other.Name));
        return contracts.Count + others.Count > 0
            ? ([.. contracts, .. others], obstacles)
            : throw new InvalidDataException($"{_file} has no pruner: no public class or struct implements IPruner or ITicketSeeker and can be made without arguments, and no public static property or field holds one{string.Concat(obstacles.Select(o => $"; {o}"))}");
    }

    private List<ChildMessage> List()
    {
        using var child = new Child(request.Assembly);
        try
        {
            List<ChildMessage> messages = [.. child.Messages(request.TimeLimit + Grace, cancel)];
            return messages.FirstOrDefault(m => m.Kind == MessageKind.Error) is { } error ? throw new InvalidDataException(error.Text) : messages;
        }
        catch (ChildEndedException e)
        {
            throw new InvalidDataException($"{_file} cannot be loaded: {e.Message}", e);
        }
    }

    private List<CheckedSubject> All(IEnumerable<ChildMessage> subjects)
    {
        var checkedOnes = new ConcurrentDictionary<int, CheckedSubject>();
        var oneByOne = Partitioner.Create(subjects.Index(), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(oneByOne, new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancel }, subject =>
        {
            var one = checkedOnes[subject.Index] = Check(subject.Item);
            var failing = one.Rules.Count(rule => rule.Fails(request.AcceptDeviations));
            remarks.Report($"{one.Name} by {one.By}, {(failing == 0 ? "all required rules hold" : $"required rules that do not hold: {failing}")}");
        });
        return [.. checkedOnes.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }

    private CheckedSubject Check(ChildMessage found)
    {
        var (type, kind) = (found.Subject, found.SubjectKind);
        using var child = new Child(
            request.Assembly, type, "--kind", $"{kind}", "--time-limit", FormattableString.Invariant($"{request.TimeLimit.TotalSeconds:0}"));
        var subject = new CheckedSubject(type, kind, "", []) { Seeks = false, Held = found.Text };
        subject = subject with { Name = subject.ShortType };
        IReadOnlyList<PlannedRule> planned = [new("R101", RuleTier.Required)]; // what is known before the implementation could be made
        var done = new List<CheckedRule>();
        try
        {
            foreach (var message in child.Messages(request.TimeLimit + Grace, cancel))
            {
                switch (message.Kind)
                {
                    case MessageKind.Begin:
                        (subject, planned) = (subject with { Name = message.Text }, message.Rules);
                        break;
                    case MessageKind.Makes:
                        subject = subject with { Makes = message.Subject, Seeks = true };
                        break;
                    case MessageKind.Rule:
                        done.Add(message.Rule!);
                        break;
                    case MessageKind.Error:
                        throw new ChildEndedException(message.Text);
                }
            }

            if (done.Count < planned.Count)
            {
                throw new ChildEndedException("the process ended before all was said");
            }
        }
        catch (ChildEndedException e)
        {
            var broken = planned[Math.Min(done.Count, planned.Count - 1)]; // the one that was at work
            done.Add(CheckedRule.Ended(broken, e.Message));
            done.AddRange(planned.Skip(done.Count).Select(rule => CheckedRule.After(rule, broken.Id)));
        }

        return subject with { Rules = done };
    }
}
