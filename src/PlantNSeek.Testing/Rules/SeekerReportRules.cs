using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Rules.RuleTier;

namespace PlantNSeek.Testing.Rules;

/// <summary>What a seeker says while it seeks.</summary>
internal static class SeekerReportRules
{
    public static IReadOnlyList<Rule<SeekerSubject>> All { get; } =
    [
        new("R205", Required, static (seeker, run) => run.ForEveryNetwork(network => ReportsWhatItKeeps(seeker, network))),
        new("R206", Required, static (seeker, run) => run.ForEveryNetwork(network => IsNested(seeker, network))
            ?? SeekerRules.ForEveryCount((network, budget) => IsNested(seeker, network, budget)))
        {
            Applies = static seeker => !seeker.Is(SeekerTraits.Regrowing),
        },
        new("R209", Required, static (seeker, run) => run.ForEveryNetwork(network => CountsItsSamples(seeker, network))),
        new("R210", Required, static (seeker, run) => run.ForEveryNetwork(network => CanBeCancelled(seeker, network))),
        new("R401", Required, static (seeker, run) => run.ForEveryNetwork(network => NeverRises(seeker, network))),
    ];

    private static Violation? ReportsWhatItKeeps(SeekerSubject seeker, NetworkCase network)
    {
        var (found, told) = Watch(seeker, network);
        var last = told[^1];
        return told.Where(step => step.Mask is not null && step.Mask.KeptCount != step.Kept)
                .Select(step => new Violation($"{step.Mask!.KeptCount} kept reported in round {step.Round}, as its mask has", $"{step.Kept}")).FirstOrDefault()
            ?? (last.Kept != found.Mask.KeptCount ? new Violation($"{found.Mask.KeptCount} kept reported at the end, as the mask has", $"{last.Kept}") : null)
            ?? (last.Mask is { } mask ? Comparison.Same(mask, found.Mask, network.Layout, " in the last report") : null);
    }

    private static Violation? IsNested(SeekerSubject seeker, NetworkCase network, PruningBudget? budget = null)
    {
        var masks = Watch(seeker, network, budget).Told.Select(step => (step.Round, step.Mask)).ToArray();
        if (masks.FirstOrDefault(step => step.Mask is null) is { Round: > 0 })
        {
            throw new UntestedException("the seeker reports no masks with its progress");
        }

        for (var r = 1; r < masks.Length; r++)
        {
            if (!masks[r].Mask!.IsSubsetOf(masks[r - 1].Mask!))
            {
                var revived = masks[r].Mask!.Except(masks[r - 1].Mask!).KeptIndices()[0];
                return new Violation($"{network.Layout.Describe(revived)} still masked in round {masks[r].Round}, as in round {masks[r - 1].Round}", "kept again");
            }
        }

        return null;
    }

    private static Violation? CountsItsSamples(SeekerSubject seeker, NetworkCase network)
    {
        var counted = new CountingNetwork(network.Maker.Network());
        var found = seeker.Create().Seek(network.Problem(SeekerRules.BudgetOf(network), counted));
        return found.Samples >= counted.Samples ? null : new Violation($"at least the {counted.Samples} samples that went through the network", $"{found.Samples} reported");
    }

    private static Violation? CanBeCancelled(SeekerSubject seeker, NetworkCase network)
    {
        try
        {
            seeker.Create().Seek(network.Problem(SeekerRules.BudgetOf(network)), null, new CancellationToken(canceled: true));
            return new Violation("OperationCanceledException for a token that is cancelled", "a ticket");
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static Violation? NeverRises(SeekerSubject seeker, NetworkCase network)
    {
        var told = Watch(seeker, network).Told;
        for (var r = 0; r < told.Count; r++)
        {
            // Of as many as the first report said; a search may end before.
            var rounds = Math.Max(told[0].Rounds, r + 1);
            if (told[r].Round != r + 1 || told[r].Rounds != rounds)
            {
                return new Violation($"round {r + 1} of {rounds}", $"round {told[r].Round} of {told[r].Rounds} reported");
            }

            if (r > 0 && told[r].Kept > told[r - 1].Kept)
            {
                return new Violation($"at most {told[r - 1].Kept} kept in round {r + 1}, as before", $"{told[r].Kept}");
            }
        }

        return null;
    }

    private static (FoundTicket Found, IReadOnlyList<PruningProgress> Told) Watch(SeekerSubject seeker, NetworkCase network, PruningBudget? budget = null)
    {
        var told = new Listener();
        var found = seeker.Create().Seek(network.Problem(budget ?? SeekerRules.BudgetOf(network)), told);
        return told.Reports.Count > 0 ? (found, told.Reports) : throw new UntestedException("the seeker reports no progress");
    }

    // At once, on the thread that reports; Progress<T> would tell later.
    private sealed class Listener : IProgress<PruningProgress>
    {
        public List<PruningProgress> Reports { get; } = [];

        public void Report(PruningProgress value) => Reports.Add(value);
    }
}
