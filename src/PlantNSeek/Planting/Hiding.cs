using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Planting;

/// <summary>Hides a planted ticket: a random symmetry of the host that keeps its function, with the receipt carried along.</summary>
public static class Hiding
{
    /// <summary>The same ticket in the same function, elsewhere and with other scales; the argument is not changed.</summary>
    /// <param name="planted">Host and receipt.</param>
    /// <param name="options">How to hide.</param>
    /// <param name="stream">Where the randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest factor is below 1 or not finite.</exception>
    public static PlantedNetwork Hide(PlantedNetwork planted, HidingOptions options, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(planted);
        return Apply(planted, RandomSymmetry(planted.Host.Architecture, options, stream));
    }

    /// <summary>Moves and rescales by a given symmetry; by its <see cref="HidingSymmetry.Inverse"/> to take it back.</summary>
    /// <exception cref="ArgumentException">The symmetry acts on another architecture.</exception>
    public static PlantedNetwork Apply(PlantedNetwork planted, HidingSymmetry symmetry)
    {
        ArgumentNullException.ThrowIfNull(planted);
        ArgumentNullException.ThrowIfNull(symmetry);
        return Planter.Measured(symmetry.Apply(planted.Host), symmetry.Carry(planted.Receipt));
    }

    /// <summary>A random symmetry: for each hidden layer first the places, then the factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The largest factor is below 1 or not finite.</exception>
    public static HidingSymmetry RandomSymmetry(Architecture architecture, HidingOptions options, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        Guard.InRange(options.LargestFactor, 1, double.MaxValue);
        var widths = architecture.Widths[1..^1];
        var (places, factors) = (new int[widths.Length][], new double[widths.Length][]);
        for (var layer = 0; layer < widths.Length; layer++)
        {
            places[layer] = options.Permute ? stream.NextPermutation(widths[layer]) : [.. Enumerable.Range(0, widths[layer])];
            factors[layer] = new double[widths[layer]];
            for (var unit = 0; unit < factors[layer].Length; unit++)
            {
                factors[layer][unit] = NextFactor(options, stream);
            }
        }

        return new HidingSymmetry(architecture, places, factors);
    }

    /// <summary>A random factor of the kind that is asked for.</summary>
    internal static double NextFactor(HidingOptions options, RandomStream stream)
    {
        switch (options.Rescaling)
        {
            case Rescaling.None:
                return 1;
            case Rescaling.PowersOfTwo:
                var largest = Math.ILogB(options.LargestFactor);
                return Math.ScaleB(1, stream.NextInt32((2 * largest) + 1) - largest);
            case Rescaling.LogUniform:
                var logarithm = DeterministicMath.Log(options.LargestFactor);
                return DeterministicMath.Exp(stream.NextUniform(-logarithm, logarithm));
            default:
                throw new ArgumentOutOfRangeException(nameof(options), $"{options.Rescaling} is no kind of rescaling");
        }
    }
}
