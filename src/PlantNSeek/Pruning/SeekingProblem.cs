using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning;

/// <summary>What a seeker is given: a network with a ticket hidden in it, data, and how much it may keep.</summary>
/// <param name="Network">The network's derivatives, graph and layout.</param>
/// <param name="Trainer">Trains the same network, for seekers that train.</param>
/// <param name="Parameters">The network's initial parameters, in layout order.</param>
/// <param name="PruningBatch">The samples to score on.</param>
/// <param name="TrainingData">The samples that a seeker may train on.</param>
/// <param name="Loss">The loss that fits the task.</param>
/// <param name="Budget">How much to keep.</param>
/// <param name="Random">The seeker's own random numbers.</param>
public sealed record SeekingProblem(
    IDifferentiableNetwork Network,
    ITrainer Trainer,
    ReadOnlyMemory<float> Parameters,
    Batch PruningBatch,
    ISampleSource TrainingData,
    LossFunction Loss,
    PruningBudget Budget,
    RandomStream Random)
{
    /// <summary>Whether an <see cref="IInvertibleSeeker"/> keeps what ranks lowest; other seekers ignore it.</summary>
    public bool Inverted { get; init; }

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Network.Layout;

    /// <summary>What the parameters connect.</summary>
    public NetworkGraph Graph => Network.Graph;

    /// <summary>How many of the prunable parameters the budget keeps.</summary>
    internal int KeptCount => Budget.CountsFor([Layout.PrunableCount])[0];

    /// <summary>A problem with the loss that fits the data.</summary>
    public static SeekingProblem Of(
        IDifferentiableNetwork network,
        ITrainer trainer,
        ReadOnlyMemory<float> parameters,
        Batch pruningBatch,
        ISampleSource trainingData,
        PruningBudget budget,
        RandomStream random) =>
        new(network, trainer, parameters, pruningBatch, trainingData, LossFunction.For(trainingData), budget, random);
}
