namespace PlantNSeek.Numerics.Kernels;

/// <summary>What a matrix product starts from and ends with; constants, so that each form compiles to its own code.</summary>
internal interface IProductForm
{
    /// <summary>Whether the sums go on from what the result holds, instead of from <see cref="Product{T}.Start"/>.</summary>
    static abstract bool Continues { get; }

    /// <summary>Whether the result is rectified.</summary>
    static abstract bool Rectifies { get; }

    /// <summary>Whether the result is zeroed where <see cref="Product{T}.Gate"/> is not positive (the derivative of a rectifier).</summary>
    static abstract bool Gates { get; }
}

/// <summary>An affine layer without activation.</summary>
internal readonly struct AffineForm : IProductForm
{
    public static bool Continues => false;

    public static bool Rectifies => false;

    public static bool Gates => false;
}

/// <summary>An affine layer and its rectifier.</summary>
internal readonly struct RectifiedForm : IProductForm
{
    public static bool Continues => false;

    public static bool Rectifies => true;

    public static bool Gates => false;
}

/// <summary>A gradient that passes back through a rectifier.</summary>
internal readonly struct GatedForm : IProductForm
{
    public static bool Continues => false;

    public static bool Rectifies => false;

    public static bool Gates => true;
}

/// <summary>A second sum on top of the first.</summary>
internal readonly struct ContinuedForm : IProductForm
{
    public static bool Continues => true;

    public static bool Rectifies => false;

    public static bool Gates => false;
}

/// <summary>A second sum on top of the first, then back through a rectifier.</summary>
internal readonly struct ContinuedGatedForm : IProductForm
{
    public static bool Continues => true;

    public static bool Rectifies => false;

    public static bool Gates => true;
}
