namespace PlantNSeek.Numerics.Kernels;

/// <summary>How many vectors a kernel keeps in registers, a constant, so that each number compiles to its own code.</summary>
internal interface IBlock
{
    /// <summary>1 … 8.</summary>
    static abstract int Vectors { get; }
}

/// <summary>One vector.</summary>
internal readonly struct Block1 : IBlock
{
    public static int Vectors => 1;
}

/// <summary>Two vectors.</summary>
internal readonly struct Block2 : IBlock
{
    public static int Vectors => 2;
}

/// <summary>Three vectors.</summary>
internal readonly struct Block3 : IBlock
{
    public static int Vectors => 3;
}

/// <summary>Four vectors.</summary>
internal readonly struct Block4 : IBlock
{
    public static int Vectors => 4;
}

/// <summary>Five vectors.</summary>
internal readonly struct Block5 : IBlock
{
    public static int Vectors => 5;
}

/// <summary>Six vectors.</summary>
internal readonly struct Block6 : IBlock
{
    public static int Vectors => 6;
}

/// <summary>Seven vectors.</summary>
internal readonly struct Block7 : IBlock
{
    public static int Vectors => 7;
}

/// <summary>Eight vectors.</summary>
internal readonly struct Block8 : IBlock
{
    public static int Vectors => 8;
}
