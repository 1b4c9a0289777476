namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>Where a parameter lies.</summary>
/// <param name="Level">Level of the unit it leads to; the inputs are level 0.</param>
/// <param name="Unit">The unit it leads to.</param>
/// <param name="Source">The unit of the level before that it comes from, -1 for a bias.</param>
internal readonly record struct ParameterPlace(int Level, int Unit, int Source);
