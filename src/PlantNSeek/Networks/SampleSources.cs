namespace PlantNSeek.Networks;

/// <summary>What can be made of any source of samples.</summary>
public static class SampleSources
{
    /// <summary>The samples at the given positions as a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is not one of the samples.</exception>
    public static Batch ToBatch(this ISampleSource source, ReadOnlySpan<int> positions, int epoch = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is Batch batch)
        {
            return batch.Take(positions);
        }

        var buffer = new SampleBuffer(source, positions.Length);
        source.Take(positions, epoch, buffer);
        return source.IsClassification
            ? Batch.Classification(buffer.Inputs, source.InputWidth, buffer.Labels, source.OutputWidth)
            : Batch.Regression(buffer.Inputs, source.InputWidth, buffer.Values, source.OutputWidth);
    }

    /// <summary>All samples as a batch, without augmentation.</summary>
    public static Batch ToBatch(this ISampleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source as Batch ?? source.ToBatch([.. Enumerable.Range(0, source.Count)], -1);
    }
}
