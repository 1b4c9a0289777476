using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>What a seeker is given: a network with a ticket hidden in it, data, and how much it may keep.</summary>
/// <param name="Network">The network's derivatives and layout.</param>
/// <param name="Parameters">The network's initial parameters, in layout order.</param>
/// <param name="PruningBatch">The samples to score on.</param>
/// <param name="TrainingData">The samples that a seeker may train on.</param>
/// <param name="Loss">The loss that fits the task.</param>
/// <param name="Budget">How much to keep.</param>
/// <param name="Random">The seeker's own random numbers.</param>
public sealed record SeekingProblem(
    IDifferentiableNetwork Network,
    ReadOnlyMemory<float> Parameters,
    Batch PruningBatch,
    Batch TrainingData,
    LossFunction Loss,
    PruningBudget Budget,
    RandomStream Random)
{
    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Network.Layout;

    /// <summary>How many of all parameters the budget keeps.</summary>
    internal int KeptCount => Budget.CountsFor([Layout.Count])[0];
}
