using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Recovery;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Experiments;

/// <summary>Whole runs of the singleshot experiment at depth 3, where each takes a fraction of a second.</summary>
public class ScenarioTests
{
    private static readonly ScenarioKey[] Keys =
        [.. from protocol in Protocol.All from task in LearningTasks.All select new ScenarioKey(protocol.Name, task.Name, 3, 30, 0.01, 1)];

    private static readonly Lazy<SweepResults> Results = new(() => Sweep.Run(Keys, 1));

    [Test]
    [Spec("RUN-001")]
    public void TheSameKeys_GiveTheSameBits_OnAnyNumberOfThreads_InAnyOrder() => Assert.That(
        ResultsJson.Hash(Sweep.Run(Keys.Reverse(), 2)), Is.EqualTo(ResultsJson.Hash(Results.Value)));

    [Test]
    [Spec("RUN-001")]
    public void AnotherReplicate_GivesOtherResults()
    {
        var key = Keys[0] with { Replicate = 2 };
        var other = (ScenarioResult)ExperimentCatalog.ByName("singleshot").Run(key, Protocol.ByName(key.Protocol), default);
        Assert.That(other.Runs.Select(r => r.Strong), Is.Not.EqualTo(Results.Value.Scenarios.Single(s => s.Key == Keys[0]).Runs.Select(r => r.Strong)));
    }

    [Test]
    [Spec("RUN-002")]
    public void BothProtocols_DrawTheSameHostAndTrainingInputs([Values("relu", "circle", "helix")] string task)
    {
        var paper = new Scenario(new ScenarioKey("Paper", task, 5, 100, 0.01, 1), Protocol.Paper);
        var fair = new Scenario(new ScenarioKey("Fair", task, 5, 100, 0.01, 1), Protocol.Fair with { PermutesHost = false });
        var unplanted = Enumerable.Range(0, paper.Layout.Count).Where(i => !Touched(paper, i) && !Touched(fair, i)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unplanted, Has.Length.GreaterThan(paper.Layout.Count / 2));
            Assert.That(unplanted.Count(i => paper.Planted.HostParameters[i] != fair.Planted.HostParameters[i]), Is.Zero);
            Assert.That(paper.Data.Training.Inputs.SequenceEqual(fair.Data.Training.Inputs), Is.True);
            Assert.That(paper.Data.Test.Inputs.SequenceEqual(fair.Data.Test.Inputs), Is.False, "Fair's test samples are of the same draw as its training samples");
        }
    }

    [Test]
    [Spec("RUN-003")]
    public void Counts_AgreeWithEachOther()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var scenario in Results.Value.Scenarios)
            {
                foreach (var run in scenario.Runs.Concat(scenario.Controls))
                {
                    Assert.That(run.Kept, Is.EqualTo(run.KeptWeights.Sum() + run.KeptBiases.Sum()));
                    Assert.That(run.EffectiveWeights, Is.InRange(0, run.KeptWeights.Sum()));
                    for (var layer = 0; layer < run.KeptWeights.Count; layer++)
                    {
                        Assert.That(run.WeightHits[layer], Is.InRange(0, Math.Min(run.KeptWeights[layer], scenario.PlantedWeights[layer])));
                        Assert.That(run.BiasHits[layer], Is.InRange(0, Math.Min(run.KeptBiases[layer], scenario.PlantedBiases[layer])));
                        Assert.That(run.KeptWeights[layer], Is.AtMost(scenario.HostWeights[layer]));
                    }
                }
            }
        }
    }

    [Test]
    [Spec("RUN-004")]
    public void Fair_KeepsExactlyTheBudget()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var scenario in Results.Value.Scenarios.Where(s => s.Key.Protocol == "Fair"))
            {
                var count = scenario.HostWeights.Sum() + scenario.HostBiases.Sum();
                foreach (var run in scenario.Runs)
                {
                    var budget = run.Density == DensityPoint.Ticket
                        ? scenario.PlantedWeights.Sum() + scenario.PlantedBiases.Sum()
                        : new Density(DensityPoint.Value(run.Density)).Budget(count);
                    Assert.That(run.Kept, Is.EqualTo(budget), $"{scenario.Key} {run.Pruner} {run.Density}");
                }
            }
        }
    }

    [Test]
    [Spec("RUN-007")]
    public void Controls_AreWorthWhatTheyMustBe()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var scenario in Results.Value.Scenarios.Where(s => s.Key.Protocol == "Fair"))
            {
                var oracle = scenario.Controls.Single(c => c.Pruner == "Oracle");
                Assert.That(oracle.Strong, Is.EqualTo(scenario.TicketScore).Within(scenario.Key.Task == "circle" ? 0.001 : 1e-5 * scenario.TicketScore), $"{scenario.Key}");
                Assert.That(oracle.WeightHits, Is.EqualTo(scenario.PlantedWeights));
                Assert.That(scenario.Controls.Where(c => c.Pruner == "Anti-oracle").Sum(c => c.WeightHits.Sum() + c.BiasHits.Sum()), Is.Zero);
                Assert.That(scenario.Controls.Where(c => c.Pruner == "Padded oracle").All(c => c.WeightHits.SequenceEqual(scenario.PlantedWeights)), Is.True);
            }

            Assert.That(Results.Value.Scenarios.SelectMany(s => s.Controls).Select(c => c.Pruner).Distinct(), Is.EquivalentTo(new[] { "Oracle", "Anti-oracle", "Padded oracle" }));
        }
    }

    [Test]
    [Spec("RUN-008")]
    public void Progress_RisesToItsTotal()
    {
        var progress = new ImmediateProgress<WorkProgress>();
        Sweep.Run(Keys.Take(3), 2, progress);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(progress.Reports.Select(p => p.Done), Is.Ordered.And.Unique);
            Assert.That(progress.Reports[^1].Done, Is.EqualTo(progress.Reports[^1].Total));
        }
    }

    [Test]
    [Spec("RUN-008")]
    public void Cancelling_StopsTheSweep()
    {
        using var source = new CancellationTokenSource();
        var stopping = new ImmediateProgress<WorkProgress>(_ => source.Cancel());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Sweep.Run(Keys, 1, stopping, cancel: source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(stopping.Reports, Has.Count.EqualTo(1));
        }
    }

    [Test]
    [Spec("RUN-009")]
    public void Results_SurviveWritingAndReading()
    {
        var json = ResultsJson.Write(Results.Value);
        Assert.That(ResultsJson.Write(ResultsJson.Read(json)), Is.EqualTo(json));
    }

    [Test]
    [Spec("RUN-009")]
    public void TheHash_ChangesWithAnyNumber()
    {
        var scenarios = Results.Value.Scenarios.ToArray();
        scenarios[0] = scenarios[0] with { TicketScore = Math.BitIncrement(scenarios[0].TicketScore) };
        Assert.That(ResultsJson.Hash(new SweepResults(scenarios)), Is.Not.EqualTo(ResultsJson.Hash(Results.Value)));
    }

    [Test]
    [Spec("RUN-028")]
    public void SingleShots_KeepTheLargestScores_OfTheInitialParameters()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var result in Results.Value.Scenarios)
            {
                var scenario = new Scenario(result.Key, Protocol.ByName(result.Key.Protocol));
                var (layout, data) = (scenario.Layout, scenario.Data.Pruning);
                foreach (var (pruner, density) in from pruner in PrunerCatalog.All from density in new[] { DensityPoint.Ticket, "0.1" } select (pruner, density))
                {
                    var (everything, run) = (Mask.All(layout.Count), result.Run(pruner.Name, density));
                    var scores = pruner.Scores(PruningContext.Of(
                        scenario.Network, scenario.Planted.HostParameters, everything, data, LossFunction.For(data), scenario.Stream($"pruner/{pruner.Name}")));
                    var mask = Selection.Select(scores, layout, everything, scenario.Budget(density), new SelectionOptions { TieRule = scenario.Protocol.Ties });
                    var strong = Scoring.Score(scenario.Protocol.Score, scenario.Network, mask.Apply<float>(scenario.Planted.HostParameters), scenario.Data.Training, scenario.Data.Test);
                    Assert.That((run.Kept, run.Strong), Is.EqualTo((mask.KeptCount, strong)), $"{result.Key} {pruner.Name} {density}");
                }
            }
        }
    }

    private static bool Touched(Scenario scenario, int index)
    {
        // A planted unit's bias is written even where it is zero and so not part of the ticket.
        var slice = scenario.Layout.SliceAt(index);
        return scenario.Planted.Receipt.Mask[index]
            || (slice.Kind == ParameterKind.Bias && scenario.Planted.Receipt.HostUnits[slice.Layer].Contains(index - slice.Offset))
            || slice.Layer == scenario.Architecture.LayerCount - 1; // the published rule reorders the outputs
    }
}
