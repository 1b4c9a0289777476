namespace PlantNSeek.Planting;

/// <summary>By what factor the planted ticket's outputs exceed the target's.</summary>
public enum OutputScale
{
    /// <summary>Each output has the scale of its own match, as published: the class with the largest output is then not the target's.</summary>
    PerOutput,

    /// <summary>One factor for all outputs, the geometric mean of their own scales.</summary>
    Common,
}
