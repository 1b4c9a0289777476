using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>The size of a planted ticket, and what density labels make of it by a protocol's rule.</summary>
/// <param name="Rule">What the ticket's own density means.</param>
/// <param name="Layout">Where the host's parameters live.</param>
/// <param name="Mask">The ticket.</param>
/// <param name="WeightCount">Its weights.</param>
internal readonly record struct TicketSize(TicketBudget Rule, ParameterLayout Layout, Mask Mask, int WeightCount)
{
    /// <summary>The ticket's own density.</summary>
    public Density Density => Rule == TicketBudget.ParameterCount ? Density.OfCount(Mask.KeptCount, Layout.Count) : Density.OfCount(WeightCount, Layout.WeightCount);

    /// <summary>How many parameters a density label keeps.</summary>
    public PruningBudget Budget(string label) => DensityPoint.OfTicket(label) is { } times && Rule == TicketBudget.ParameterCount
        ? PruningBudget.Keep((int)Math.Floor(times * Mask.KeptCount))
        : PruningBudget.At(new Density(DensityPoint.Value(label, Density.Value)));
}
