namespace PlantNSeek.Properties.Files.Faults;

/// <summary>Ends what was running when the power was cut. No <see cref="IOException"/>, since nothing may deal with it.</summary>
internal sealed class PowerCutException : Exception;
