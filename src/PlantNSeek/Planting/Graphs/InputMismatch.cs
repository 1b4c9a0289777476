using System.Collections.Immutable;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Means and deviations of the channels by which a network's inputs were normalised when it was made, and by which they are where it is planted.</summary>
/// <param name="MadeMeans">One a channel.</param>
/// <param name="MadeDeviations">One a channel, not 0.</param>
/// <param name="PlantedMeans">One a channel.</param>
/// <param name="PlantedDeviations">One a channel, not 0.</param>
public sealed record InputMismatch(
    ImmutableArray<double> MadeMeans, ImmutableArray<double> MadeDeviations, ImmutableArray<double> PlantedMeans, ImmutableArray<double> PlantedDeviations)
{
    /// <summary>The constants of the published programs for CIFAR-10: training of tickets, and edge-popup on the planted network.</summary>
    public static InputMismatch Published { get; } = new([0.491, 0.482, 0.447], [0.247, 0.243, 0.262], [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);

    /// <summary>What the planted network sees of samples that are normalised as the target was made.</summary>
    /// <param name="inputs"><c>[samples, channels, pixels]</c>.</param>
    /// <param name="pixels">Numbers in a channel.</param>
    /// <exception cref="ArgumentException">Means and deviations are of different numbers of channels, or the inputs are no whole number of samples of so many.</exception>
    public double[] Apply(ReadOnlySpan<double> inputs, int pixels)
    {
        Guard.AtLeast(pixels, 1);
        Guard.SameLength(MadeDeviations.Length, "the list of deviations", MadeMeans.Length, "that of means");
        Guard.SameLength(PlantedMeans.Length, "the list of means where it is planted", MadeMeans.Length, "that where it was made");
        Guard.SameLength(PlantedDeviations.Length, "the list of deviations where it is planted", MadeMeans.Length, "that of means");
        if (inputs.Length % (pixels * MadeMeans.Length) != 0)
        {
            throw new ArgumentException($"the inputs have {inputs.Length} numbers; a sample has {MadeMeans.Length} channels of {pixels}", nameof(inputs));
        }

        var seen = new double[inputs.Length];
        for (var i = 0; i < seen.Length; i++)
        {
            var channel = i / pixels % MadeMeans.Length;
            seen[i] = ((inputs[i] * MadeDeviations[channel]) + MadeMeans[channel] - PlantedMeans[channel]) / PlantedDeviations[channel];
        }

        return seen;
    }
}
