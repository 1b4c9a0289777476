using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>What determines one experiment of transfer: a ticket is sought on one task and used on another.</summary>
/// <param name="Source">Name of the task that the ticket is found on.</param>
/// <param name="Target">Name of the task that it is used on; may be the same.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Units per hidden layer of the host.</param>
/// <param name="Density">One of <see cref="DensityPoint.Labels"/>; the ticket's own is the size of the larger of the two tickets, on both tasks.</param>
/// <param name="Replicate">Counts from 1.</param>
/// <param name="Seeker">Name of the seeker.</param>
public readonly record struct TransferKey(string Source, string Target, int Depth, int Width, string Density, int Replicate, string Seeker)
{
    /// <summary>Such as <c>circle to rings depth 5 width 100 density ticket replicate 3 by SynFlow (100 rounds)</c>.</summary>
    public override string ToString() => $"{Source} to {Target} depth {Depth} width {Width} density {Density} replicate {Replicate} by {Seeker}";
}
