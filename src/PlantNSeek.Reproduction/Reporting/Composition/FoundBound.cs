using PlantNSeek.Claims.Estimates;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The score from which on a ticket counts as found.</summary>
internal static class FoundBound
{
    /// <summary>Beside a planted ticket's score.</summary>
    public static double Of(LearningTask task, double ticket) => task.IsClassification ? ticket - Margins.AccuracyTolerance : ticket * Margins.ErrorFactor;
}
