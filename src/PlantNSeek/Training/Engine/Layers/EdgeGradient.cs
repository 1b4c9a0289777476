namespace PlantNSeek.Training.Engine.Layers;

/// <summary>The gradient of the kept edges of one layer, in one of two ways with the same bits.</summary>
internal abstract unsafe class EdgeGradient
{
    /// <summary>Numbers a sample in the sample-major copy of the inputs that is needed, or 0 where none is.</summary>
    public abstract int TransposedStride { get; }

    /// <summary>Computes the gradient of every edge, summed over the real samples.</summary>
    /// <param name="deltas"><c>[unit][padded samples]</c></param>
    /// <param name="inputs"><c>[unit][padded samples]</c>, and a row of ones behind them for the biases.</param>
    /// <param name="transposed"><c>[padded samples][stride]</c>, ones in the column behind the inputs.</param>
    /// <param name="samples">Real samples.</param>
    /// <param name="gradient">One number an edge.</param>
    public abstract void Run(float* deltas, float* inputs, float* transposed, int samples, float* gradient);
}
