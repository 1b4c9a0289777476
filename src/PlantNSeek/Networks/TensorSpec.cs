namespace PlantNSeek.Networks;

/// <summary>A tensor of a network before it has its place in the buffer.</summary>
/// <param name="Name">Its name in files and messages, unique in the network.</param>
/// <param name="Layer">Zero-based layer that it belongs to.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Shape">Its extents.</param>
public readonly record struct TensorSpec(string Name, int Layer, ParameterKind Kind, TensorShape Shape);
