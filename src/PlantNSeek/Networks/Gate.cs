namespace PlantNSeek.Networks;

/// <summary>A normalisation that passes each unit of a level on, times a scale and plus a shift of its own.</summary>
/// <param name="Level">The level whose units it gates.</param>
/// <param name="Scale">One number a unit.</param>
/// <param name="Shift">One number a unit.</param>
public readonly record struct Gate(int Level, ParameterSlice Scale, ParameterSlice Shift);
