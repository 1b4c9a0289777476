using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>A pruner that can score kept parameters only, at the cost of these, from their absolute values and without data.</summary>
internal interface ICompressedPruner : IPruner
{
    /// <summary>
    /// Writes the scores that <see cref="IPruner.Score"/> would, bit for bit, of each parameter that is kept. False where it cannot vouch for
    /// that or a score is not finite.
    /// </summary>
    bool TryScore(ICompressedNetwork network, CompressedParameters kept, Span<double> scores);
}
