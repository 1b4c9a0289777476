using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Training data in batches, in a fresh random order each epoch; the last batch of an epoch may be smaller.</summary>
/// <param name="data">At least one sample.</param>
/// <param name="batchSize">Samples a batch.</param>
/// <param name="random">Orders the samples.</param>
internal sealed class ShuffledBatches(Batch data, int batchSize, RandomStream random)
{
    private readonly int[] _order = [.. Enumerable.Range(0, data.Count)];

    public IEnumerable<Batch> NextEpoch()
    {
        random.Shuffle(_order.AsSpan());
        for (var start = 0; start < _order.Length; start += batchSize)
        {
            yield return data.Take(_order.AsSpan(start, Math.Min(batchSize, _order.Length - start)));
        }
    }
}
