using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>One step of stochastic gradient descent.</summary>
internal unsafe struct SgdRule<TVector, TLanes> : IUpdateRule<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    public float Decay, Momentum, NegativeRate;
    public bool Nesterov;

    public static bool HasSecond => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Follow(TVector parameters, TVector gradient, float* first, float* second)
    {
        var g = TLanes.MultiplyAdd(TLanes.Broadcast(Decay), parameters, gradient);
        var direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), TLanes.Load(first), g);
        TLanes.Store(first, Vanishing.Gradient<TVector, TLanes>(direction));
        if (Nesterov)
        {
            direction = TLanes.MultiplyAdd(TLanes.Broadcast(Momentum), direction, g);
        }

        var p = TLanes.MultiplyAdd(TLanes.Broadcast(NegativeRate), direction, parameters);
        return Decay > 0 ? Vanishing.Parameter<TVector, TLanes>(p) : p;
    }
}
