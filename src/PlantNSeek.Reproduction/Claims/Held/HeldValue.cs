namespace PlantNSeek.Claims.Held;

/// <summary>What one replicate shows.</summary>
public readonly record struct HeldValue(int Replicate, double Value);
