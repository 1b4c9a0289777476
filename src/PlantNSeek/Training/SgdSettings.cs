namespace PlantNSeek.Training;

/// <summary>
/// Stochastic gradient descent as in PyTorch, dampening 0: buffer = momentum * buffer + g; the step follows the buffer, or under
/// <see cref="Nesterov"/> g + momentum * buffer.
/// </summary>
/// <param name="LearningRate">Base learning rate.</param>
public sealed record SgdSettings(double LearningRate = 0.1) : OptimizerSettings(LearningRate)
{
    /// <summary>Share of the last step's direction that is kept, in [0, 1).</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>
    /// An artefact of the published programs, which mask in the forward pass only: masked entries keep their raw values, play no
    /// part in the outputs, and shrink by weight decay (through the momentum) like all others. Off, a masked entry never moves.
    /// Only the comparison with reference files of those programs sets it.
    /// </summary>
    public bool DecaysMasked { get; init; }

    internal override void Check()
    {
        base.Check();
        Guard.InRange(Momentum, 0, 1 - 1e-12);
    }
}
