using PlantNSeek.TorchSharp.Tensors;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>How libtorch computes.</summary>
public sealed record TorchOptions
{
    /// <summary>Single precision on the processor.</summary>
    public static TorchOptions Default { get; } = new();

    /// <summary>Where: <c>cpu</c>, <c>cuda</c>, or one of several such as <c>cuda:1</c>. Only the processor has been tried.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>With what numbers outputs, losses and gradients are computed and networks are trained. Hessian-vector products and flows are always in double.</summary>
    public Precision Precision { get; init; } = Precision.Single;
}
