using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training;

/// <summary>Batches of training samples, epoch after epoch, each epoch in a fresh order; the last batch of an epoch may be smaller.</summary>
/// <param name="count">Samples in all.</param>
/// <param name="batchSize">Samples a batch.</param>
/// <param name="random">Orders the samples; drawn from when an epoch begins.</param>
internal sealed class SampleOrder(int count, int batchSize, RandomStream random)
{
    private readonly int[] _order = [.. Enumerable.Range(0, count)];
    private int _next;

    /// <summary>Zero-based epoch of the batch that comes next.</summary>
    public int Epoch { get; private set; }

    /// <summary>The samples of the next batch, as this epoch has them.</summary>
    public Batch NextOf(ISampleSource data)
    {
        var epoch = Epoch;
        return data.ToBatch(Next(), epoch);
    }

    /// <summary>The next batch; valid until the call after.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_next == 0)
        {
            random.Shuffle(_order.AsSpan());
        }

        var batch = _order.AsSpan(_next, Math.Min(batchSize, count - _next));
        _next += batch.Length;
        if (_next == count)
        {
            (_next, Epoch) = (0, Epoch + 1);
        }

        return batch;
    }
}
