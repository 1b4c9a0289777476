using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>
/// What becomes of numbers that fall towards 0. Below 1e-38 a processor takes many times as long for each operation, and there the mean gradients of a unit that no sample activates get
/// within an epoch or two, the derivatives by classes that a trained network excludes, and under weight decay parameters: so what is nearer to 0 than these limits is 0.
/// </summary>
internal static class Vanishing
{
    /// <summary>
    /// The square of 2^-120 after multiplication by <see cref="Scale"/>, negative. A gradient below that moves its parameter by less than 1e-27 in a step, which changes no bit of one of
    /// a size that occurs.
    /// </summary>
    public const float NegativeSquareOfGradient = -7.523164e-37f;

    /// <summary>The negative square of 2^-40: under weight decay a parameter below that in size (1e-12, where a trained one is about 0.1) is 0.</summary>
    public const float NegativeSquareOfParameter = -8.271806e-25f;

    /// <summary>2^60: brings squares of the smallest numbers into the range of single precision.</summary>
    public const float Scale = 1.1529215e18f;

    /// <summary>A gradient or mean gradient, +0 where it is below 2^-120 in size; not-a-number passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Gradient<TVector, TLanes>(TVector value)
        where TVector : struct
        where TLanes : struct, ILanes<TVector, float>
    {
        var scaled = TLanes.Multiply(value, TLanes.Broadcast(Scale));
        return TLanes.ZeroUnlessPositive(TLanes.MultiplyAdd(scaled, scaled, TLanes.Broadcast(NegativeSquareOfGradient)), value);
    }

    /// <summary>A parameter that decays, +0 where it is below 2^-40 in size; not-a-number passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Parameter<TVector, TLanes>(TVector value)
        where TVector : struct
        where TLanes : struct, ILanes<TVector, float> =>
        TLanes.ZeroUnlessPositive(TLanes.MultiplyAdd(value, value, TLanes.Broadcast(NegativeSquareOfParameter)), value);
}
