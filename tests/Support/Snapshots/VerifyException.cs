namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>A snapshot is new or differs, or its file breaks a convention.</summary>
public sealed class VerifyException(string message) : Exception(message);
