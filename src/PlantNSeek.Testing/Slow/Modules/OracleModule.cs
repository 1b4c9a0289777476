namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>One step of a network, forward and backward. It reads what the modules named in <see cref="From"/> give.</summary>
internal abstract class OracleModule(string name, params string[] from)
{
    /// <summary>What a module reads that reads the batch itself.</summary>
    public const string Input = "input";

    public string Name { get; } = name;

    public IReadOnlyList<string> From { get; } = from;

    /// <summary>Its tensors: weight and bias, or scale, shift, running mean and running variance.</summary>
    public virtual IReadOnlyList<OracleTensor> Tensors => [];

    /// <summary>The shape of its output for inputs of these shapes.</summary>
    public abstract MapShape OutputShape(IReadOnlyList<MapShape> inputs);

    /// <summary>Fills the output, which is 0 throughout.</summary>
    public abstract void Forward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps output);

    /// <summary>
    /// Adds to the derivatives by the inputs, and in the pass to those by the parameters, what <paramref name="delta"/>, the derivative by the output, makes
    /// of them.
    /// </summary>
    public abstract void Backward(OraclePass pass, FeatureMaps[] inputs, FeatureMaps delta, FeatureMaps[] below);
}
