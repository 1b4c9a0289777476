namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Where a parameter of <see cref="HostDiagram"/> comes from: the planted ticket, the found mask, or both.</summary>
public enum EdgeOrigin
{
    /// <summary>Planted and not found.</summary>
    Planted,

    /// <summary>Found and not planted; everything that was found where no ticket is known.</summary>
    Found,

    /// <summary>Planted and found.</summary>
    Common,
}
