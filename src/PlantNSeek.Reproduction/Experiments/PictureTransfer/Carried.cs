using PlantNSeek.Networks;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Takes what two networks have in common but for their heads, the last layers of weights, from one to the other.</summary>
internal static class Carried
{
    /// <summary>Copies parameters, or what belongs to them, tensor by tensor of the same name; heads, and what only one network has, stay.</summary>
    /// <param name="from">Where the given ones live.</param>
    /// <param name="values">One for each parameter of <paramref name="from"/>.</param>
    /// <param name="to">Where they are to live.</param>
    /// <param name="into">One for each parameter of <paramref name="to"/>.</param>
    public static void Body<T>(ParameterLayout from, ReadOnlySpan<T> values, ParameterLayout to, Span<T> into)
    {
        var head = from.Weight(from.LayerCount - 1).Layer;
        foreach (var slice in from.Slices)
        {
            foreach (var other in to.Slices)
            {
                if (other.Name == slice.Name && (slice.Layer != head || slice.Kind is not (ParameterKind.Weight or ParameterKind.Bias)))
                {
                    values.Slice(slice.Offset, slice.Length).CopyTo(into[other.Offset..]);
                }
            }
        }
    }

    /// <summary>A mask in another network, all of whose head is kept.</summary>
    public static Mask Body(ParameterLayout from, Mask mask, ParameterLayout to)
    {
        var (bits, carried) = (new bool[from.Count], new bool[to.Count]);
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = mask[i];
        }

        carried.AsSpan().Fill(true);
        Body<bool>(from, bits, to, carried);
        return Mask.FromBits(carried);
    }
}
