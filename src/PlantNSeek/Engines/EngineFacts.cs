namespace PlantNSeek.Engines;

/// <summary>What computed a run whose numbers depend on it in their last bits.</summary>
/// <param name="Name">The engine's name.</param>
/// <param name="Versions">Names and versions of its libraries.</param>
/// <param name="Threads">Threads that computed together.</param>
/// <param name="Processor">The processor's features that it uses.</param>
public sealed record EngineFacts(string Name, string Versions, int Threads, string Processor);
