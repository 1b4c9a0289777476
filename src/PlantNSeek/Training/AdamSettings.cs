namespace PlantNSeek.Training;

/// <summary>
/// Adam (Kingma and Ba, 2015) as in PyTorch: p -= rate / bc1 * m / (sqrt(v) / sqrt(bc2) + epsilon). Weight decay is an L2 penalty as with the other
/// optimisers unless it is <see cref="Decoupled"/>.
/// </summary>
/// <param name="LearningRate">Base learning rate.</param>
public sealed record AdamSettings(double LearningRate = 1e-3) : OptimizerSettings(LearningRate)
{
    /// <summary>Decay of the first moment, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Keeps the denominator from 0; above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// AdamW (Loshchilov and Hutter, ICLR 2019) as in PyTorch: weight decay leaves the gradient alone and scales the parameter by 1 - rate * decay in each step. The two
    /// differ most where there is no gradient: Adam divides a gradient by its own size, so that an L2 penalty of any size moves such a parameter by the learning rate in
    /// each step until it is 0, where decoupled decay takes a small share of it.
    /// </summary>
    public bool Decoupled { get; init; }

    internal override void Check()
    {
        base.Check();
        Guard.InRange(Beta1, 0, 1 - 1e-12);
        Guard.InRange(Beta2, 0, 1 - 1e-12);
        Guard.InRange(Epsilon, float.Epsilon, double.MaxValue);
    }
}
