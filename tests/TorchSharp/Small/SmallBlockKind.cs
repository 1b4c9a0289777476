namespace PlantNSeek.TorchSharp.Tests.Small;

/// <summary>What a block of a small network is.</summary>
public enum SmallBlockKind
{
    /// <summary>A convolution and a ReLU.</summary>
    Plain,

    /// <summary>Maximum pooling; nothing where a row or column is all there is.</summary>
    MaximumPooling,

    /// <summary>Average pooling; nothing where a row or column is all there is.</summary>
    AveragePooling,

    /// <summary>Two convolutions with a shortcut past them.</summary>
    Residual,

    /// <summary>Two convolutions, the first with a stride of 2, with a shortcut padded by two channels past them.</summary>
    Padded,
}
