using PlantNSeek.Networks;
using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// The samples that masks are compared on, unit by unit: a row holds one input or target of all samples. Rows are padded to whole blocks of
/// <see cref="Block"/>; padding has weight 0 in every sum.
/// </summary>
internal sealed unsafe class SearchSamples
{
    /// <summary>Samples that are worked on at a time.</summary>
    public const int Block = 16;

    private readonly AlignedBuffer<float> _inputs, _targets, _weights;
    private readonly int _pitch;

    public SearchSamples(Batch batch)
    {
        Count = batch.Count;
        _pitch = Stride = (Count + Block - 1) / Block * Block;
        IsClassification = batch.IsClassification;
        (InputWidth, OutputWidth) = (batch.InputWidth, batch.OutputWidth);
        _inputs = new AlignedBuffer<float>(Stride * InputWidth);
        _targets = new AlignedBuffer<float>(Stride * OutputWidth);
        _weights = new AlignedBuffer<float>(Stride);
        for (var s = 0; s < Count; s++)
        {
            _weights.Span[s] = 1;
            for (var i = 0; i < InputWidth; i++)
            {
                _inputs.Span[(i * _pitch) + s] = batch.Inputs[(s * InputWidth) + i];
            }

            for (var k = 0; k < OutputWidth; k++)
            {
                _targets.Span[(k * _pitch) + s] = IsClassification
                    ? batch.Labels[s] == k ? 1 : 0
                    : batch.Values[(s * OutputWidth) + k];
            }
        }
    }

    private SearchSamples(SearchSamples all, int blocks)
    {
        (_inputs, _targets, _weights, _pitch) = (all._inputs, all._targets, all._weights, all._pitch);
        (InputWidth, OutputWidth, IsClassification) = (all.InputWidth, all.OutputWidth, all.IsClassification);
        Stride = Math.Min(all.Stride, blocks * Block);
        Count = Math.Min(all.Count, Stride);
    }

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>Numbers in a row, a multiple of <see cref="Block"/>.</summary>
    public int Stride { get; }

    public int InputWidth { get; }

    public int OutputWidth { get; }

    public bool IsClassification { get; }

    /// <summary>1 for a sample, 0 for padding.</summary>
    public float* Weights => _weights.Pointer;

    public float* Input(int i) => _inputs.Pointer + (i * _pitch);

    /// <summary>The values of output <paramref name="k"/>, or 1 where the label is k.</summary>
    public float* Target(int k) => _targets.Pointer + (k * _pitch);

    /// <summary>The first samples, in the same memory.</summary>
    public SearchSamples First(int blocks) => new(this, blocks);
}
