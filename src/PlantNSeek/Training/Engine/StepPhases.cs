namespace PlantNSeek.Training.Engine;

/// <summary>Where the time of a training step goes, in microseconds.</summary>
/// <param name="Gather">The samples are brought into the layout of the kernels.</param>
/// <param name="Forward">Outputs of all layers.</param>
/// <param name="Loss">The loss and its derivative by the outputs.</param>
/// <param name="Backward">Derivatives by the inputs of each layer.</param>
/// <param name="Update">Derivatives by the parameters, and the optimiser.</param>
public sealed record StepPhases(double Gather, double Forward, double Loss, double Backward, double Update);
