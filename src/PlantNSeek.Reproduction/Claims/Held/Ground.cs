namespace PlantNSeek.Claims.Held;

/// <summary>Why a statement holds whatever is drawn.</summary>
public enum Ground
{
    /// <summary>It is proved.</summary>
    Proof,

    /// <summary>The experiment is made so.</summary>
    Construction,
}
