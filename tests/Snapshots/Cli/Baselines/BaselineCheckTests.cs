using PlantNSeek.Baselines;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Cli.Baselines;

/// <summary>What <c>check</c> measures for a baseline, in processes of their own: one network of each task, so that it takes seconds.</summary>
[Parallelizable] // it waits for processes of its own
public sealed class BaselineCheckTests
{
    private const string Contract = "PlantNSeek.Outsiders.Keeping.LargeWeightsContract";

    [Test, Spec("GATE-007"), Spec("GATE-008"), Spec("GATE-011")]
    public void EachQuantity_IsMeasured_InEachNetwork_AndAgainTheSame()
    {
        var rule = new CheckedRule("R201", "Keeps exactly the budget", RuleTier.Required, RuleOutcome.Holds, "", "");
        CheckedSubject[] subjects =
        [
            new CheckedSubject(Contract, SubjectKind.Contract, "Magnitude", [rule]),
            new CheckedSubject("Some.Part", SubjectKind.Contract, "Part", [rule]) { Seeks = false },
        ];
        var (baseline, names) = Measure(subjects);
        var magnitude = baseline.Subjects[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Values, Is.EqualTo(new[] { "Magnitude", "Part" }));
            Assert.That(magnitude.Rules, Is.EqualTo(new Dictionary<string, string> { ["R201"] = "Holds" }));
            Assert.That(magnitude.Cells.Select(static c => c.Name), Is.EqualTo(
                from task in new[] { ("relu", "squared error"), ("circle", "accuracy"), ("helix", "squared error") }
                from density in new[] { "0.01", "0.1" }
                from quantity in new[] { $"{task.Item2} after training", $"{task.Item2} untrained", "recall beyond chance", "effective edges", "samples of the search" }
                select $"{task.Item1} at {density}, {quantity}"));
            Assert.That(magnitude.Cells.Select(static c => c.Values.Count), Is.All.EqualTo(1));
            Assert.That(magnitude.Cells.Single(static c => c.Name == "circle at 0.1, accuracy after training").Values[0], Is.InRange(0.3, 1), "it learns");
            Assert.That(baseline.Subjects[1].Failure, Is.EqualTo("it could not be made"));
            Assert.That(baseline.Ruler, Has.Count.EqualTo(30));
            Assert.That(BaselineComparison.Of(baseline, Measure(subjects).Now).Cells.Select(static c => c.Verdict), Is.All.EqualTo(CellVerdict.SameBits));
        }
    }

    private static (Baseline Now, IReadOnlyDictionary<CheckedSubject, string> Names) Measure(IReadOnlyList<CheckedSubject> subjects)
    {
        var request = new CheckRequest(OutsiderAssembly.Keeping, "", "", WithLeaderboard: false, 2, TimeSpan.FromSeconds(60), AcceptDeviations: false);
        return new BaselineChecks(request, new BaselineNetworks(1), new Silent(), new Silent(), default).Run(subjects);
    }

    private sealed class Silent : IProgress<WorkProgress>, IProgress<string>
    {
        public void Report(WorkProgress value)
        {
        }

        public void Report(string value)
        {
        }
    }
}
