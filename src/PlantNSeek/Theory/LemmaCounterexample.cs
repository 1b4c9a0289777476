using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Theory;

/// <summary>
/// The network that shows the printed form of Lemma 1 false: one input, n hidden units with the same tiny positive weight, one
/// output that adds them up, no biases. Every entry of the second matrix is 1, yet it lengthens a vector by up to sqrt(n); when all first
/// weights grow by the printed ε_1, the output moves by n ε_1 = sqrt(n) ε / (4 (1 + ε/2)), beyond any bound as n grows.
/// </summary>
public static class LemmaCounterexample
{
    private const double TinyWeight = 1.0 / (1 << 20);

    /// <summary>The network.</summary>
    /// <param name="hidden">n, at least 1.</param>
    public static DoubleNetwork Network(int hidden)
    {
        Guard.AtLeast(hidden, 1);
        var architecture = new Architecture(1, hidden, 1);
        var parameters = new double[architecture.Layout.Count];
        for (var unit = 0; unit < hidden; unit++)
        {
            parameters[architecture.Layout.WeightIndex(0, unit, 0)] = TinyWeight;
            parameters[architecture.Layout.WeightIndex(1, 0, unit)] = 1;
        }

        return new DoubleNetwork(architecture, parameters);
    }

    /// <summary>Deviation of the output at x = 1, divided by ε, when every first weight grows by the form's tolerance.</summary>
    /// <param name="hidden">n, at least 1.</param>
    /// <param name="error">ε, above 0.</param>
    /// <param name="form">Which form of the lemma promises that this ratio is at most 1.</param>
    public static double Ratio(int hidden, double error, LemmaForm form)
    {
        var network = Network(hidden);
        var first = network.Layout.Weight(0);
        var moved = Mask.From(network.Layout.Count, i => i >= first.Offset && i < first.End);
        var tolerances = ErrorPropagation.Tolerances(network, error, form, moved);
        return ErrorPropagation.Deviation(network, ErrorPropagation.Perturb(network, moved, [tolerances[0], 0], static _ => 1), 1) / error;
    }
}
