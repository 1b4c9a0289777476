namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>How a mask meets the planted one in a layer; means over replicates need not be whole.</summary>
/// <param name="Total">Parameters of the layer.</param>
/// <param name="Planted">Of these, the ticket's.</param>
/// <param name="Kept">Of these, those that the pruner kept.</param>
/// <param name="Hit">Both planted and kept.</param>
public sealed record LayerCount(double Total, double Planted, double Kept, double Hit)
{
    /// <summary>Share of the planted that was kept; not a number where nothing is planted.</summary>
    public double Recall => Hit / Planted;

    /// <summary>Share of the kept that is planted; not a number where nothing is kept.</summary>
    public double Precision => Hit / Kept;
}
