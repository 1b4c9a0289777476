namespace PlantNSeek.Cli.Bench;

/// <summary>A command to be run and timed.</summary>
/// <param name="Name">How it is called in what is said of it.</param>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Core">The core that it is to run on; null for any.</param>
internal sealed record ChildCommand(string Name, string Program, IReadOnlyList<string> Arguments, int? Core);
