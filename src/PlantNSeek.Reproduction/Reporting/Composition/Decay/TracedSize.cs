using PlantNSeek.Claims.Estimates;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>What one round of a traced search left, over the replicates.</summary>
/// <param name="Kept">Parameters kept; the median where replicates differ.</param>
/// <param name="Scores">What the mask is worth as the search is judged.</param>
/// <param name="OnPath">Kept parameters on a path.</param>
/// <param name="Dead">Share of the kept parameters that is on none.</param>
internal sealed record TracedSize(double Kept, double[] Scores, double[] OnPath, double[] Dead)
{
    /// <summary>Whether the median counts as found.</summary>
    public bool IsFound(LearningTask task, double ticket) => Margins.Margin(task.IsClassification, SampleStatistics.Median(Scores), ticket) >= 0;
}
