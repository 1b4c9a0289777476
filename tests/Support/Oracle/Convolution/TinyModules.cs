namespace PlantNSeek.TestSupport.Oracle.Convolution;

/// <summary>The kit's three networks on images as modules: one convolution, one residual block, one BatchNorm block.</summary>
public static class TinyModules
{
    /// <summary>Convolution 3x3, ReLU, flatten, linear: 204 parameters.</summary>
    public static OracleModules Plain => DefinitionModules.Of(TinyDefinitions.Convolution);

    /// <summary>A stem and a block of two convolutions with an identity shortcut, global average, linear; no BatchNorm.</summary>
    public static OracleModules Residual => DefinitionModules.Of(TinyDefinitions.Residual);

    /// <summary>Convolution without bias, BatchNorm, ReLU, maximum pooling, flatten, linear.</summary>
    public static OracleModules BatchNorm => DefinitionModules.Of(TinyDefinitions.BatchNorm);
}
