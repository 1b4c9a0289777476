using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Cli.Check;

/// <summary>What to write where an implementation without a contract violates only what a trait would settle.</summary>
internal static class TraitHint
{
    /// <summary>A sentence and a line of code, or null where no trait would settle anything.</summary>
    public static string? Of(CheckedSubject subject)
    {
        if (subject.Kind == SubjectKind.Contract)
        {
            return null;
        }

        string[] violated = [.. subject.Rules.Where(r => r.Outcome == RuleOutcome.Violated && r.Tier != RuleTier.Optional).Select(r => r.Id)];
        var random = violated.Contains("R601");
        (string Trait, string[] Rules)[] claims = subject.Kind == SubjectKind.Pruner
            ?
            [
                (nameof(PrunerTraits.Randomized), random ? ["R302", "R309", "R601"] : []),
                (nameof(PrunerTraits.DataFree), ["R308"]),
                (nameof(PrunerTraits.OrderDependent), random ? [] : ["R302"]),
            ]
            :
            [
                (nameof(SeekerTraits.Randomized), ["R601"]),
                (nameof(SeekerTraits.DataFree), ["R308"]),
                (nameof(SeekerTraits.Regrowing), ["R206"]),
                (nameof(SeekerTraits.OwnStart), ["R402"]),
            ];
        var needed = claims.Where(c => c.Rules.Any(violated.Contains)).ToArray();
        if (needed.Length == 0 || violated.Except(needed.SelectMany(c => c.Rules)).Any())
        {
            return null; // something is wrong that is nobody's purpose
        }

        var kind = subject.Kind == SubjectKind.Pruner ? ("PrunerContract", "PrunerTraits", "IPruner") : ("SeekerContract", "SeekerTraits", "ITicketSeeker");
        var traits = string.Join(" | ", needed.Select(c => $"{kind.Item2}.{c.Trait}"));
        var signs = subject.Kind == SubjectKind.Pruner && !random && needed.Any(static c => c.Trait == nameof(PrunerTraits.DataFree))
            ? $"\nWhere the size of a parameter alone counts, claim {nameof(PrunerTraits)}.{nameof(PrunerTraits.SignInvariant)} as well: R305 then finds an absolute value that was forgotten."
            : "";
        return $"If {subject.Name} is meant to be so, a contract that claims it settles {string.Join(", ", violated)}:\n" +
            $"public sealed class {subject.ShortType}Contract : {kind.Item1} {{ protected override {kind.Item2} Traits => {traits}; protected override {kind.Item3} Create() => {(subject.Held.Length > 0 ? subject.Held : $"new {subject.ShortType}()")}; }}{signs}";
    }
}
