namespace PlantNSeek.Networks;

/// <summary>What training minimises.</summary>
public enum LossKind
{
    /// <summary>Mean over samples and outputs of the squared difference.</summary>
    MeanSquaredError,

    /// <summary>Mean over samples of -log softmax(outputs)[label].</summary>
    SoftmaxCrossEntropy,
}

/// <summary>A loss of the outputs, with what pruners may ask of it.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Temperature">The outputs are divided by it first (GraSP: 200), also for a regression.</param>
/// <param name="SoftmaxBeforeLoss">An artefact of the published edge-popup program: a softmax on the outputs before any loss.</param>
public readonly record struct LossFunction(LossKind Kind, double Temperature = 1, bool SoftmaxBeforeLoss = false)
{
    /// <summary>The loss that fits the samples' targets.</summary>
    public static LossFunction For(ISampleSource samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new(samples.IsClassification ? LossKind.SoftmaxCrossEntropy : LossKind.MeanSquaredError);
    }
}
