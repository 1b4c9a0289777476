using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>A cosine from 1 towards 0 that begins again with each step of edge-popup's density, as in the published program, but for its epochs of warm-up.</summary>
/// <param name="Epochs">Epochs between two steps, at least 1.</param>
/// <param name="FromOne">Whether its counter begins at 1, so that the last epoch before a step has rate 0 (V11).</param>
internal sealed record CosineAtEachLevel(int Epochs, bool FromOne = false) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(int epoch, int epochs) => (FromOne ? CosineFromOne : Cosine).Factor(epoch % Epochs, Epochs);
}
