using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>The losses of the library, computed by libtorch.</summary>
internal static class TorchLoss
{
    /// <summary>The mean loss, a number.</summary>
    /// <param name="outputs"><c>[n, out]</c>.</param>
    /// <param name="targets">Labels <c>[n]</c>, or values <c>[n, out]</c>.</param>
    /// <param name="loss">Which.</param>
    public static Tensor Of(Tensor outputs, Tensor targets, LossFunction loss)
    {
        if (!outputs.requires_grad)
        {
            throw new NotSupportedException("the outputs depend on no parameter that is trained: all are frozen, or the module's forward leaves them out of the gradient");
        }

        if (loss.Temperature != 1)
        {
            using var temperature = loss.Temperature.ToScalar();
            outputs = outputs.div(temperature);
        }

        if (loss.SoftmaxBeforeLoss)
        {
            outputs = Functional.softmax(outputs, 1);
        }

        return loss.Kind == LossKind.SoftmaxCrossEntropy ? Functional.cross_entropy(outputs, targets) : Functional.mse_loss(outputs, targets);
    }

    /// <summary>The targets of a batch, or of the first samples of a buffer.</summary>
    public static Tensor Targets(FlatModule module, ReadOnlySpan<int> labels, ReadOnlySpan<float> values) => labels.Length > 0
        ? Spans.OfLabels(labels).to(module.Device)
        : Spans.Of<float>(values, [values.Length / module.Model.OutputWidth, module.Model.OutputWidth]).to(module.Type).to(module.Device);
}
