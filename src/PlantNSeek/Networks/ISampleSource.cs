namespace PlantNSeek.Networks;

/// <summary>
/// Where the samples of a training step come from: a batch, or a set that makes its numbers as they are asked for. The same samples of the
/// same epoch are the same numbers each time.
/// </summary>
public interface ISampleSource
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>Numbers in an input.</summary>
    int InputWidth { get; }

    /// <summary>Classes, or numbers in a target.</summary>
    int OutputWidth { get; }

    /// <summary>Whether the targets are class labels.</summary>
    bool IsClassification { get; }

    /// <summary>Writes the samples at the given positions.</summary>
    /// <param name="samples">Positions in the set, at most the buffer's capacity.</param>
    /// <param name="epoch">Zero-based epoch, which augmentation follows; below 0 without augmentation.</param>
    /// <param name="into">Receives inputs and targets, sample by sample from its beginning.</param>
    void Take(ReadOnlySpan<int> samples, int epoch, SampleBuffer into);
}
