namespace PlantNSeek.Training.Engine;

/// <summary>How long a training step takes.</summary>
/// <param name="Parameters">Parameters of the network, kept or not.</param>
/// <param name="MicrosecondsPerStep">Time of a step in the quickest block, in microseconds: what the machine can do undisturbed.</param>
/// <param name="MedianMicrosecondsPerStep">Time of a step in the median block.</param>
/// <param name="Phases">Where that time goes: of the steps of one more block.</param>
public sealed record StepTiming(int Parameters, double MicrosecondsPerStep, double MedianMicrosecondsPerStep, StepPhases Phases);
