namespace PlantNSeek.Training.Engine;

/// <summary>What happens to parameters once a piece of their gradient is known.</summary>
internal abstract unsafe class ParameterUpdate
{
    /// <summary>Called once before the pieces of a step.</summary>
    public abstract void BeginStep(double learningRate);

    /// <summary>Takes the gradient of <paramref name="count"/> slots from <paramref name="offset"/> on; both are multiples of 16.</summary>
    public abstract void Apply(ParameterBlock block, int offset, float* gradient, int count);
}
