using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Slow;

/// <summary>What callers hand over must fit the network; messages carry both values.</summary>
internal static class Sizes
{
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Require(int actual, string what, int expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{what} has {actual} entries; the network asks for {expected}");
        }
    }

    /// <exception cref="ArgumentException">The samples do not fit the network, or the loss does not fit the samples.</exception>
    public static void Require(ISampleSource samples, LossFunction loss, int inputWidth, int outputWidth)
    {
        Require(samples.InputWidth, "an input", inputWidth);
        Require(samples.OutputWidth, "a target", outputWidth);
        if (loss.Kind != LossFunction.For(samples).Kind)
        {
            throw new ArgumentException($"the loss is {loss.Kind}; these samples ask for {LossFunction.For(samples).Kind}");
        }
    }
}
