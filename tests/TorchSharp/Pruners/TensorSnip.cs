using PlantNSeek.TorchSharp.Pruners;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Pruners;

/// <summary>SNIP as somebody writes it with tensors: |parameter x gradient|, over the sum of what can be pruned.</summary>
internal static class TensorSnip
{
    public static TorchPruner Pruner { get; } = new("SNIP with tensors", Score);

    public static Dictionary<string, Tensor> Score(nn.Module<Tensor, Tensor> module, TorchBatch batch)
    {
        batch.Loss(module.forward(batch.Inputs)).backward();
        var saliency = module.named_parameters()
            .Where(p => p.parameter.requires_grad && !p.name.StartsWith("bn", StringComparison.Ordinal) && !p.name.Contains("orm", StringComparison.Ordinal)) // no normalisation's
            .ToDictionary(p => p.name, p => p.parameter.detach().mul(p.parameter.grad!).abs());
        using var sum = saliency.Values.Select(s => s.sum().to(float64).item<double>()).Sum().ToScalar();
        return sum.ToDouble() == 0 ? saliency : saliency.ToDictionary(s => s.Key, s => s.Value.div(sum));
    }
}
