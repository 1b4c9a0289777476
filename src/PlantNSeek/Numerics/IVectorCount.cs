namespace PlantNSeek.Numerics;

/// <summary>A number of vectors as a constant, so that a kernel compiles to its own code for each.</summary>
internal interface IVectorCount
{
    static abstract int Value { get; }
}

internal readonly struct One : IVectorCount
{
    public static int Value => 1;
}

internal readonly struct Two : IVectorCount
{
    public static int Value => 2;
}

internal readonly struct Three : IVectorCount
{
    public static int Value => 3;
}

internal readonly struct Four : IVectorCount
{
    public static int Value => 4;
}

internal readonly struct Five : IVectorCount
{
    public static int Value => 5;
}

internal readonly struct Six : IVectorCount
{
    public static int Value => 6;
}

internal readonly struct Seven : IVectorCount
{
    public static int Value => 7;
}

internal readonly struct Eight : IVectorCount
{
    public static int Value => 8;
}
