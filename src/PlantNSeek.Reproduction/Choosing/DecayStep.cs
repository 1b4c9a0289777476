using PlantNSeek.Experiments.Decay;

namespace PlantNSeek.Choosing;

/// <summary>Settings that were tried together.</summary>
/// <param name="Name">The name that the command takes.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Cells">Tasks with the sizes that a ticket might have.</param>
/// <param name="Replicates">Planted networks of each task, from the first.</param>
internal sealed record DecayStep(string Name, IReadOnlyList<DecaySetting> Settings, IReadOnlyList<(string Task, string Density)> Cells, int Replicates);
