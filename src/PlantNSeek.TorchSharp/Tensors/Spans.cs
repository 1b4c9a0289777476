using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tensors;

/// <summary>Copies between managed memory and tensors, without an array in between.</summary>
internal static class Spans
{
    /// <summary>A new tensor of single precision on the processor.</summary>
    public static Tensor OfSingles(ReadOnlySpan<float> values, ReadOnlySpan<long> shape)
    {
        var tensor = empty(shape, float32);
        MemoryMarshal.AsBytes(values).CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>A new tensor of double precision on the processor.</summary>
    public static Tensor OfDoubles(ReadOnlySpan<double> values, ReadOnlySpan<long> shape)
    {
        var tensor = empty(shape, float64);
        MemoryMarshal.AsBytes(values).CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>A new tensor of class labels on the processor.</summary>
    public static Tensor OfLabels(ReadOnlySpan<int> labels)
    {
        var tensor = empty([labels.Length], int64);
        var longs = MemoryMarshal.Cast<byte, long>(tensor.bytes);
        for (var i = 0; i < labels.Length; i++)
        {
            longs[i] = labels[i];
        }

        return tensor;
    }

    /// <summary>Copies a tensor of either precision out.</summary>
    public static void CopyTo(this Tensor tensor, Span<double> values)
    {
        using var scope = NewDisposeScope();
        var wide = tensor.detach().to(float64).cpu().contiguous();
        MemoryMarshal.Cast<byte, double>(wide.bytes).CopyTo(values);
    }

    /// <summary>Copies a tensor of either precision out; doubles are rounded.</summary>
    public static void CopyTo(this Tensor tensor, Span<float> values)
    {
        using var scope = NewDisposeScope();
        var narrow = tensor.detach().to(float32).cpu().contiguous();
        MemoryMarshal.Cast<byte, float>(narrow.bytes).CopyTo(values);
    }
}
