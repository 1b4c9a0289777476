namespace PlantNSeek.TestSupport.Oracle.Convolution;

/// <summary>Three networks on images 2x4x4 with three outputs, small enough to draw: one convolution, one residual block, one BatchNorm block.</summary>
public static class TinyModules
{
    private static readonly MapShape Image = new(2, 4, 4);

    /// <summary>Convolution 3x3, ReLU, flatten, linear: 204 parameters.</summary>
    public static OracleModules Plain => new(
        Image,
        Convolution("conv", OracleModule.Input, 2, 3, bias: true),
        new ReluModule("relu", "conv"),
        new FlattenModule("flatten", "relu"),
        new LinearModule("fc", "flatten", 48, 3));

    /// <summary>A stem and a block of two convolutions with an identity shortcut, global average, linear; no BatchNorm.</summary>
    public static OracleModules Residual => new(
        Image,
        Convolution("stem", OracleModule.Input, 2, 3, bias: true),
        new ReluModule("stem.relu", "stem"),
        Convolution("conv1", "stem.relu", 3, 3, bias: true),
        new ReluModule("relu1", "conv1"),
        Convolution("conv2", "relu1", 3, 3, bias: true),
        new AddModule("add", "conv2", "stem.relu"),
        new ReluModule("relu2", "add"),
        new GlobalAverageModule("gap", "relu2"),
        new LinearModule("fc", "gap", 3, 3));

    /// <summary>Convolution without bias, BatchNorm, ReLU, maximum pooling, flatten, linear.</summary>
    public static OracleModules BatchNorm => new(
        Image,
        Convolution("conv", OracleModule.Input, 2, 3, bias: false),
        new BatchNormModule("bn", "conv", 3),
        new ReluModule("relu", "bn"),
        new MaxPoolingModule("pool", "relu", window: 2, stride: 2),
        new FlattenModule("flatten", "pool"),
        new LinearModule("fc", "flatten", 12, 3));

    private static ConvolutionModule Convolution(string name, string from, int inputs, int outputs, bool bias) =>
        new(name, from, inputs, outputs, (3, 3), padding: 1, bias: bias);
}
