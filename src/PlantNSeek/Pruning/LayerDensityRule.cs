namespace PlantNSeek.Pruning;

/// <summary>
/// How a number of parameters is divided among the layers of a random mask. N is a layer's parameters, weights and biases; a rule fixes
/// densities up to the factor that makes them add up.
/// </summary>
public enum LayerDensityRule
{
    /// <summary>The same density in every layer.</summary>
    Uniform,

    /// <summary>Erdős and Rényi: density ~ (in + out) / (in * out), so that wide layers are sparser (Mocanu et al., Nature Communications 2018).</summary>
    ErdosRenyi,

    /// <summary>
    /// Erdős and Rényi with the extents of the kernel in sum and product (Evci et al., ICML 2020): density ~ (in + out + height + width) /
    /// (in * out * height * width). A fully connected layer has no kernel, so there this is <see cref="ErdosRenyi"/>.
    /// </summary>
    ErdosRenyiKernel,

    /// <summary>The same number of parameters in every layer (Gadhikar, Mukherjee and Burkholz, ICML 2023).</summary>
    Balanced,

    /// <summary>Density r^l in layer l = 1, 2, …, counted from the input, for one r (Gadhikar, Mukherjee and Burkholz, ICML 2023).</summary>
    Pyramidal,

    /// <summary>
    /// Density ~ (L - l + 1)² + (L - l + 1) in layer l of L, and 0.3 in the last (Su et al., NeurIPS 2020). Ours: where 0.3 is more than an
    /// equal share of the budget, the last layer gets the equal share; the source's factor would turn small and then negative.
    /// </summary>
    SmartRatio,
}
