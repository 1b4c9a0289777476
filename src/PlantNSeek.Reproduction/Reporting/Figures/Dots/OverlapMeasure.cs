namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>Which share of <see cref="LayerOverlap"/>'s bars.</summary>
public enum OverlapMeasure
{
    /// <summary>Planted parameters that were kept; by chance the layer's density.</summary>
    Recall,

    /// <summary>Kept parameters that are planted; by chance the layer's planted share.</summary>
    Precision,
}
