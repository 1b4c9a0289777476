namespace PlantNSeek.Testing.Rules;

/// <summary>A rule finds that it cannot be tried on this implementation.</summary>
internal sealed class UntestedException(string reason) : Exception(reason);
