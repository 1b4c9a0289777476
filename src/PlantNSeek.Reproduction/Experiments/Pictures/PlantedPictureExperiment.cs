using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Planting.Graphs;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>
/// The paper's Figure 5, a planted ticket: what SynFlow keeps of a network on real images is trained and planted in a random one of twice the width, in which
/// edge-popup seeks it, and in the same one before planting.
/// </summary>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class PlantedPictureExperiment(IReadOnlyList<PictureTask>? tasks = null, string? folder = null) : PictureExperiment(ExperimentName, tasks, folder)
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "pictures-planted";

    private const int Measured = 50; // images for the receipt's deviation
    private static readonly string[] Labels = [DensityPoint.Ticket, "0.1", "0.5"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Seekers => PictureRules.Names;

    /// <inheritdoc/>
    protected override ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel)
    {
        var (small, wide) = (Random(key, task, key.Width, InitialisationRule.He), Random(key, task, WidthOf(key), InitialisationRule.HeScaledBiases));
        var ticket = PictureTicket.Of(small, new PictureScenario(task, small, engine), cancel);
        var planted = GraphPlanter.Plant(ticket.Network, MaskedNetwork.FromSingle(wide.Definition, wide.Initial), protocol.GraphPlanting, Samples(wide));
        var (scenario, receipt) = (new PictureScenario(task, wide, engine), planted.Receipt);
        var size = new TicketSize(protocol.Budget, scenario.Layout, receipt.Mask, receipt.WeightCount);
        var runs = new List<RunResult>();
        foreach (var label in DensityPoint.Of(key, Labels).Where(static l => l != DensityPoint.Dense))
        {
            foreach (var (rule, search, bound) in PictureRules.At(label, size))
            {
                void Add(string name, float[]? parameters, Func<FoundPicture> find)
                {
                    if (Asks(key, name))
                    {
                        var found = find();
                        runs.Add(RunResults.Untrained(scenario.Judge(receipt.Mask, parameters), name, label, found.Mask) with { Samples = found.Samples, ContainmentBound = bound });
                    }
                }

                Add(rule, planted.HostParameters, () => search.In(scenario, planted.HostParameters, cancel));
                Add(PictureRules.Unplanted(rule), null, () => scenario.Found(search, cancel));
            }
        }

        var judge = scenario.Judge(receipt.Mask, planted.HostParameters);
        RunResult[] controls =
        [
            RunResults.Untrained(judge, "Oracle", DensityPoint.Ticket, receipt.Mask),
            RunResults.Untrained(judge, "Planted host", DensityPoint.Dense, Mask.All(scenario.Layout.Count)),
        ];
        return ScenarioDescription.Describe(key, size, protocol, _ => ticket.Training.Accuracy, receipt.Deviation.Relative, runs, controls) with
        {
            PlantingDeviationInSingle = receipt.Deviation.RelativeInSingle,
            PlantingAgreement = receipt.Deviation.Agreement,
            MagnitudeAuc = [.. Enumerable.Range(0, scenario.Layout.LayerCount).Select(l => receipt.Tensors.Single(t => t.Name == scenario.Layout.Weight(l).Name).Detectability)],
        };
    }

    /// <inheritdoc/>
    protected override int WidthOf(ScenarioKey key) => 2 * key.Width;

    // Four searches, each in two hosts; ticket and planting are small beside them.
    /// <inheritdoc/>
    protected override double Epochs(ScenarioKey key, PictureTask task) => Part(key) * 8 * task.Settings.Levels * task.Settings.LevelEpochs;

    private static double[] Samples(PictureNetwork made)
    {
        var images = made.Data.Test.Slice(0, Math.Min(Measured, made.Data.Test.Count));
        return Array.ConvertAll(images.Inputs.ToArray(), static number => (double)number);
    }
}
