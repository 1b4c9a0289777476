using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>Tickets that were found on made-up pictures, planted and sought.</summary>
internal sealed class PlantedPictureTests : PictureFixture
{
    private static readonly ScenarioKey Some = Key with { Experiment = "pictures-planted", Densities = "ticket,0.1" };
    private static readonly ScenarioKey Cheap = Some with { Seeker = "Edge-popup (annealed, global)", Densities = "ticket" };

    protected override PictureExperiment Experiment => new PlantedPictureExperiment([MadeUpPictures.Task], Pictures.Path);

    [Test, Spec("PICT-012")]
    public void UnderFair_ThePlantedMaskIsTheTicket()
    {
        var result = Run(Some);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.TicketScore, Is.GreaterThan(0.6), "the ticket has learnt something");
            Assert.That(Oracle(result), Is.EqualTo(result.TicketScore).Within(0.026), "but for one image of 40, by rounding to float");
            Assert.That(result.PlantingDeviation, Is.LessThan(1e-12));
            Assert.That(result.PlantingDeviationInSingle, Is.InRange(1e-9, 1e-4));
            Assert.That(result.PlantingAgreement, Is.EqualTo(1));
            Assert.That(result.Controls.Single(c => c.Pruner == "Planted host").Kept, Is.EqualTo(result.HostWeights.Sum() + result.HostBiases.Sum()));
        }
    }

    [Test, Spec("PICT-012")]
    public void UnderPaper_ItIsNot_AndTurningTwoArtefactsBringsItBack()
    {
        var (paper, turned) = (Run(Cheap with { Protocol = "Paper" }), Run(Cheap with { Protocol = "Paper", Switch = "signed-scales+unequal-logits+constant-channels" }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paper.PlantingDeviation, Is.GreaterThan(0.01));
            Assert.That(paper.PlantingAgreement, Is.LessThan(0.9));
            Assert.That(Oracle(paper), Is.LessThan(paper.TicketScore - 0.1));
            Assert.That(turned.PlantingDeviation, Is.LessThan(1e-12));
            Assert.That(Oracle(turned), Is.EqualTo(turned.TicketScore).Within(0.026));
        }
    }

    [Test, Spec("PICT-013")]
    public void TheTicket_IsTheSameUnderBothProtocols()
    {
        var (fair, paper) = (Run(Cheap), Run(Cheap with { Protocol = "Paper" }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paper.TicketScore, Is.EqualTo(fair.TicketScore));
            Assert.That(fair.PlantedWeights.Sum(), Is.GreaterThan(100));
            Assert.That(paper.PlantedWeights.Sum(), Is.EqualTo(fair.PlantedWeights.Sum()).Within(fair.PlantedWeights.Sum() / 20), "but for channels that Paper drops");
        }
    }

    [Test, Spec("PICT-014")]
    public void ASearch_DrawsTheSameRandomNumbers_WhereverItSeeks()
    {
        var made = PictureNetwork.Of(MadeUpPictures.Task, Pictures.Path, 8, InitialisationRule.HeScaledBiases, 1);
        var scenario = new PictureScenario(MadeUpPictures.Task, made, TorchEngine.Instance);
        var search = PictureSearch.Of(PruningScope.Global, scenario.Layout.PrunableCount / 10);
        float[] same = [.. made.Initial], other = [.. made.Initial.Reverse()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(search.In(scenario, same, CancellationToken.None).Mask, Is.EqualTo(scenario.Found(search, CancellationToken.None).Mask), "as if nothing had been planted");
            Assert.That(search.In(scenario, other, CancellationToken.None).Mask, Is.Not.EqualTo(scenario.Found(search, CancellationToken.None).Mask), "it seeks in what it is given");
        }
    }

    [Test, Spec("PICT-014")]
    public void EachSearch_IsMadeInBothHosts()
    {
        var result = Run(Some);
        string[] rules = ["Edge-popup (annealed, global)", "Edge-popup (annealed, ticket's layers)"];
        string[] unplanted = ["Edge-popup (annealed, global, unplanted)", "Edge-popup (annealed, ticket's layers, unplanted)"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                result.Runs.Select(r => (r.Pruner, r.Density)),
                Is.EquivalentTo(rules.Concat(unplanted).Select(static r => (r, "ticket")).Concat([("Edge-popup (annealed, per layer)", "0.1"), ("Edge-popup (annealed, per layer, unplanted)", "0.1")])));
            foreach (var (rule, other) in rules.Zip(unplanted))
            {
                var (found, control) = (result.Run(rule, "ticket"), result.Run(other, "ticket"));
                Assert.That((control.Kept, control.Samples, control.ContainmentBound), Is.EqualTo((found.Kept, found.Samples, found.ContainmentBound)));
                Assert.That(Text(control.WeightHits), Is.Not.EqualTo(Text(found.WeightHits)), "another network, another find");
            }
        }
    }

    [Test, Spec("PICT-015")]
    public void Budgets_AreTheTickets()
    {
        var result = Run(Some);
        var (global, layers) = (result.Run("Edge-popup (annealed, global)", "ticket"), result.Run("Edge-popup (annealed, ticket's layers)", "ticket"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(global.Kept, Is.EqualTo(result.PlantedWeights.Sum() + result.PlantedBiases.Sum()));
            Assert.That(Sums(layers.KeptWeights, layers.KeptBiases), Is.EqualTo(Sums(result.PlantedWeights, result.PlantedBiases)));
            Assert.That(Sums(global.KeptWeights, global.KeptBiases), Is.Not.EqualTo(Sums(result.PlantedWeights, result.PlantedBiases)));
        }
    }

    [Test, Spec("PICT-016")]
    public void NoRecall_LiesAboveItsBound()
    {
        var result = Run(Some);
        var planted = Sums(result.PlantedWeights, result.PlantedBiases);
        var room = Sums(result.HostWeights, result.HostBiases).Select(static size => (int)Math.Ceiling(0.1 * size)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Run("Edge-popup (annealed, global)", "ticket").ContainmentBound, Is.EqualTo(1));
            Assert.That(result.Run("Edge-popup (annealed, ticket's layers)", "ticket").ContainmentBound, Is.EqualTo(1));
            Assert.That(result.Run("Edge-popup (annealed, per layer)", "0.1").ContainmentBound, Is.EqualTo((double)planted.Zip(room, Math.Min).Sum() / planted.Sum()).And.LessThan(1));
            foreach (var run in result.Runs)
            {
                Assert.That((double)(run.WeightHits.Sum() + run.BiasHits.Sum()) / planted.Sum(), Is.LessThanOrEqualTo(run.ContainmentBound!.Value), run.Pruner);
            }
        }
    }

    private static double Oracle(ScenarioResult result) => result.Controls.Single(static c => c.Pruner == "Oracle").Strong;

    private static int[] Sums(IEnumerable<int> weights, IEnumerable<int> biases) => [.. weights.Zip(biases, static (w, b) => w + b)];
}
