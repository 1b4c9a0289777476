namespace PlantNSeek.Evidence;

/// <summary>What the manifest says of a cell.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="Runs">Recorded runs that have the seeker.</param>
/// <param name="Sources">The fingerprint of the sources that made them, or that last made one of them again, bit for bit.</param>
/// <param name="Seconds">How long one run at the cell's first density took one core; null where it was not measured.</param>
public sealed record CellFacts(string Cell, int Runs, string Sources, double? Seconds);

/// <summary>What the manifest says of a file.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Runs">Runs in it.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record FileFacts(string Name, int Runs, string Sha256);
