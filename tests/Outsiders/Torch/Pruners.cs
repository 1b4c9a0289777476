using PlantNSeek.Pruning;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.TorchSharp.Pruners;
using TorchSharp;

namespace PlantNSeek.Outsiders.Torch;

/// <summary>Pruners in one function each, held where others find them.</summary>
public static class TensorPruners
{
    /// <summary>|parameter x gradient|.</summary>
    public static TorchPruner Saliency { get; } = new("Saliency of tensors", static (module, batch) =>
    {
        batch.Loss(module.forward(batch.Inputs)).backward();
        return module.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().mul(p.parameter.grad!).abs());
    });

    /// <summary>|parameter| x gradient², as a field of the interface.</summary>
    public static readonly IPruner Steep = new TorchPruner("Steep tensors", static (module, batch) =>
    {
        batch.Loss(module.forward(batch.Inputs)).backward();
        return module.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().abs().mul(p.parameter.grad!.square()));
    });

    /// <summary>Not for others, and so not checked.</summary>
    internal static TorchPruner Hidden => Saliency;
}

/// <summary>A class around one.</summary>
public sealed class GradientNorm : IPruner
{
    private static readonly TorchPruner Inner = new("Gradient of tensors", static (module, batch) =>
    {
        batch.Loss(module.forward(batch.Inputs)).backward();
        return module.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.abs());
    });

    /// <summary>Found by its class, and so not by this.</summary>
    public static GradientNorm Instance { get; } = new();

    public string Name => Inner.Name;

    public void Score(PruningContext context, Span<double> scores) => Inner.Score(context, scores);
}

/// <summary>Says that a product of parameter and gradient has no scale.</summary>
public sealed class SaliencyContract : PrunerContract
{
    protected override PrunerTraits Traits => PrunerTraits.ScaleInvariant;

    protected override IPruner Create() => TensorPruners.Saliency;
}
