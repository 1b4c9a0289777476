using System.Runtime.CompilerServices;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Numbers that a kernel reads one at a time, in whatever form they are stored.</summary>
internal interface IWeights<TScalar>
    where TScalar : unmanaged
{
    /// <summary>Number <paramref name="index"/>, exactly.</summary>
    TScalar At(nint index);
}

/// <summary>Numbers as the kernel computes with them.</summary>
internal readonly unsafe struct PlainWeights<TScalar>(TScalar* weights) : IWeights<TScalar>
    where TScalar : unmanaged
{
    private readonly TScalar* _weights = weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TScalar At(nint index) => _weights[index];
}

/// <summary>Single precision numbers for a kernel in double: only those that are read need conversion.</summary>
internal readonly unsafe struct WidenedWeights(float* weights) : IWeights<double>
{
    private readonly float* _weights = weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(nint index) => _weights[index];
}
