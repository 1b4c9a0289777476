namespace PlantNSeek.Networks;

/// <summary>
/// A normalisation of the units of a level, each on its own, perhaps times a scale and plus a shift. It gives a constant also where nothing reaches the
/// unit: what the running mean takes away.
/// </summary>
/// <param name="Level">The level whose units it gates.</param>
/// <param name="Scale">One number a unit; null where there is none.</param>
/// <param name="Shift">One number a unit; null where there is none.</param>
public readonly record struct Gate(int Level, ParameterSlice? Scale = null, ParameterSlice? Shift = null);
