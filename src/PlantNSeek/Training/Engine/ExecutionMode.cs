namespace PlantNSeek.Training.Engine;

/// <summary>How a masked layer is computed; every mode gives the same bits.</summary>
internal enum ExecutionMode
{
    /// <summary>Units that cannot matter are dropped; each layer then takes the cheaper of the two forms below.</summary>
    Automatic,

    /// <summary>All units, full matrices.</summary>
    Dense,

    /// <summary>Units that cannot matter are dropped, full matrices between the others.</summary>
    Compacted,

    /// <summary>Units that cannot matter are dropped, edge lists between the others.</summary>
    Sparse,
}
