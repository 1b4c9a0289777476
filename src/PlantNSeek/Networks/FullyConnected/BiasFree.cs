namespace PlantNSeek.Networks.FullyConnected;

/// <summary>A network without biases as the part of one with biases at 0: kernels know those alone.</summary>
internal sealed class BiasFree(Architecture architecture)
{
    private readonly ParameterLayout _part = architecture.Layout;

    /// <summary>The same widths with biases.</summary>
    public Architecture Whole { get; } = new(architecture.Widths);

    /// <summary>Values of the weights with 0 for every bias.</summary>
    public T[] Widen<T>(ReadOnlySpan<T> part, string name)
        where T : unmanaged
    {
        Guard.SameLength(part.Length, name, _part.Count, $"the layout of {architecture}");
        var whole = new T[Whole.Layout.Count];
        for (var layer = 0; layer < _part.LayerCount; layer++)
        {
            var weight = _part.Weight(layer);
            part.Slice(weight.Offset, weight.Length).CopyTo(whole.AsSpan(Whole.Layout.Weight(layer).Offset));
        }

        return whole;
    }

    /// <summary>A mask of the weights with every bias masked.</summary>
    public Mask Widen(Mask part) => Mask.FromBits(Widen<bool>([.. Enumerable.Range(0, part.Length).Select(i => part[i])], "the mask"));

    /// <summary>The values of the weights.</summary>
    public void Narrow<T>(ReadOnlySpan<T> whole, Span<T> part, string name)
    {
        Guard.SameLength(part.Length, name, _part.Count, $"the layout of {architecture}");
        for (var layer = 0; layer < _part.LayerCount; layer++)
        {
            var weight = _part.Weight(layer);
            whole.Slice(Whole.Layout.Weight(layer).Offset, weight.Length).CopyTo(part[weight.Offset..]);
        }
    }
}
