using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tensors;

/// <summary>The numbers that libtorch computes with.</summary>
public enum Precision
{
    /// <summary>32 bits, as networks are trained.</summary>
    Single,

    /// <summary>64 bits, for comparisons.</summary>
    Double,
}

internal static class Precisions
{
    public static ScalarType ToScalarType(this Precision precision) => precision == Precision.Double ? float64 : float32;
}
