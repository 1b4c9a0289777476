namespace PlantNSeek.Networks;

/// <summary>Whether a loss can be computed from a batch's targets.</summary>
internal static class LossTargets
{
    /// <exception cref="ArgumentException">Cross entropy without labels, squared error without values, or a temperature that is not above 0.</exception>
    public static void Check(LossFunction loss, ISampleSource batch)
    {
        if ((loss.Kind == LossKind.SoftmaxCrossEntropy) != batch.IsClassification)
        {
            throw new ArgumentException($"the loss is {loss.Kind}; the targets are {(batch.IsClassification ? "class labels" : "real values")}", nameof(loss));
        }

        Guard.InRange(loss.Temperature, float.Epsilon, double.MaxValue, "temperature");
    }
}
