using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>One step of Adam.</summary>
internal unsafe struct AdamRule<TVector, TLanes> : IUpdateRule<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public TVector Beta1, Beta2, Share1, Share2, Epsilon, Decay, NegativeRate, Shrink, Correction;
    public bool Decays;

    public static bool HasSecond => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Follow(TVector parameters, TVector gradient, float* first, float* second)
    {
        var g = TLanes.MultiplyAdd(Decay, parameters, gradient);
        var m = TLanes.MultiplyAdd(Beta1, TLanes.Load(first), TLanes.Multiply(Share1, g));
        var v = TLanes.MultiplyAdd(Beta2, TLanes.Load(second), TLanes.Multiply(TLanes.Multiply(Share2, g), g));
        TLanes.Store(second, v);
        var denominator = TLanes.MultiplyAdd(TLanes.SquareRoot(v), Correction, Epsilon);
        var p = TLanes.MultiplyAdd(parameters, Shrink, TLanes.Divide(TLanes.Multiply(NegativeRate, m), denominator)); // by 1 it is a subtraction, bit for bit
        TLanes.Store(first, Vanishing.Gradient<TVector, TLanes>(m));
        return Decays ? Vanishing.Parameter<TVector, TLanes>(p) : p;
    }
}
