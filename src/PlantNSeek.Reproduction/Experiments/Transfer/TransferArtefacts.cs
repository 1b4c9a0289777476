namespace PlantNSeek.Experiments.Transfer;

/// <summary>What the published program for ticket transfer on images does beside what its paper says (Mehta, 2019, and the repository rahulsmehta/sparsity-experiments).</summary>
/// <param name="UsesRunningStatistics">After its first test in an epoch it does not go back to training, so that normalisations take their running statistics in the steps behind it (TA1).</param>
/// <param name="PrunesScales">It tells what is pruned by parts of names, and so prunes scales of normalisations too: in a VGG all of them and the head, in a ResNet those of shortcuts (TA2).</param>
/// <param name="ScramblesImages">It makes three channels of a grey one in an order that puts each pixel at three places next to each other, and every row elsewhere (TA6).</param>
public readonly record struct TransferArtefacts(bool UsesRunningStatistics, bool PrunesScales, bool ScramblesImages)
{
    /// <summary>All of them.</summary>
    public static TransferArtefacts Published { get; } = new(true, true, true);
}
