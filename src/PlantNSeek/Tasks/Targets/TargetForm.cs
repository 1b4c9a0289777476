namespace PlantNSeek.Tasks.Targets;

/// <summary>Which version of a hand-built target network.</summary>
public enum TargetForm
{
    /// <summary>As the published program builds it: Helix with the edges of rounding noise (|w| around 1e-15) of its linear coordinate.</summary>
    Published,

    /// <summary>Without edges that only rounding brought about; differs for Helix alone, whose linear coordinate becomes one path.</summary>
    Lean,
}
