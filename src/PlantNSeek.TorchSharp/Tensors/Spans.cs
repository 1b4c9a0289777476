using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tensors;

/// <summary>Copies between managed memory and tensors, without an array in between. Numbers are <c>float</c> or <c>double</c>.</summary>
internal static class Spans
{
    /// <summary>A new tensor on the processor.</summary>
    public static Tensor Of<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var tensor = empty(shape, TypeOf<T>());
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

    /// <summary>Copies a tensor of either precision out; doubles are rounded where singles are asked for.</summary>
    public static void CopyTo<T>(this Tensor tensor, Span<T> values)
        where T : unmanaged
    {
        using var scope = NewDisposeScope();
        var copied = tensor.detach().to(TypeOf<T>()).cpu().contiguous();
        MemoryMarshal.Cast<byte, T>(copied.bytes).CopyTo(values);
    }

    private static ScalarType TypeOf<T>() => typeof(T) == typeof(double) ? float64 : float32;
}
