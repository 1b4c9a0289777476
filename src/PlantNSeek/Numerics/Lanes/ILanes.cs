namespace PlantNSeek.Numerics.Lanes;

/// <summary>
/// The few vector operations that the kernels need, over a vector type of any width. A lane is always one independent output, so
/// every width gives the same bits; each member is one correctly rounded IEEE operation, and <see cref="MultiplyAdd"/> rounds once.
/// </summary>
internal unsafe interface ILanes<TVector, TScalar>
    where TVector : struct
    where TScalar : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(TScalar* source);

    static abstract void Store(TScalar* target, TVector value);

    static abstract TVector Broadcast(TScalar value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector SquareRoot(TVector a);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector And(TVector a, TVector b);

    /// <summary>+0 where <paramref name="test"/> is at most 0, else <paramref name="value"/>; not-a-number passes.</summary>
    static abstract TVector ZeroUnlessPositive(TVector test, TVector value);

    /// <summary>One bit a lane, the first lane lowest: set unless it is +0 or -0; not-a-number counts as not zero.</summary>
    static abstract ulong NonZeroBits(TVector a);
}

/// <summary>What the loss needs on top, in single precision only.</summary>
internal interface IFloatLanes<TVector> : ILanes<TVector, float>
    where TVector : struct
{
    static abstract TVector Maximum(TVector a, TVector b);

    /// <summary><paramref name="value"/> where a = b, else +0.</summary>
    static abstract TVector WhereEqual(TVector a, TVector b, TVector value);

    /// <summary>2 to the power of the integer that is <paramref name="shifted"/> - 2^23 * 1.5, as left by adding that constant.</summary>
    static abstract TVector PowerOfTwo(TVector shifted);
}
