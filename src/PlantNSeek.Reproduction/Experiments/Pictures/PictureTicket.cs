using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A sparse network that was found and trained on real images, to be planted.</summary>
/// <param name="Network">The network with its mask.</param>
/// <param name="Training">What it scores.</param>
internal sealed record PictureTicket(MaskedNetwork Network, PictureTraining Training)
{
    /// <summary>Seeks and trains it, or takes what is cached.</summary>
    public static PictureTicket Of(PictureNetwork made, PictureScenario scenario, CancellationToken cancel) => made.Tickets.Get("", () =>
    {
        var settings = scenario.Task.Settings;
        var found = PicturePruners.OfTicket(settings).Seek(scenario.Seeking(PruningBudget.At(settings.TicketDensity), augments: false), null, cancel);
        var (parameters, training) = scenario.TrainedTicket(found.Mask, cancel);
        return new PictureTicket(MaskedNetwork.FromSingle(made.Definition, parameters, found.Mask), training);
    });
}
