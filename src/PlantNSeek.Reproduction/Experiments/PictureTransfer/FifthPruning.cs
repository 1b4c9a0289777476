using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Rounds that each prune a fifth of what is left of the weights of convolutions, those of least magnitude in all of them together (Mehta, 2019). All else is kept.</summary>
internal sealed class FifthPruning
{
    private const double Kept = 0.8;
    private readonly int[] _pruned;
    private readonly int _count;

    /// <param name="network">The network; its last layer of weights is the head.</param>
    /// <param name="prunesScales">Whether the published program's rule by parts of names is taken (TA2): scales of shortcuts where the network adds, else all scales and the head's weights.</param>
    public FifthPruning(NetworkDefinition network, bool prunesScales)
    {
        var convolutions = network.Nodes.OfType<ConvolutionNode>().Select(static node => $"{node.Name}.weight").ToHashSet();
        var adds = network.Nodes.OfType<SumNode>().Any();
        bool IsNamed(ParameterSlice slice) => adds
            ? slice.Kind == ParameterKind.Scale && slice.Name.Contains("shortcut", StringComparison.Ordinal)
            : slice.Kind is ParameterKind.Scale or ParameterKind.Weight;

        var slices = network.Layout.Slices.ToArray().Where(s => convolutions.Contains(s.Name) || (prunesScales && IsNamed(s)));
        (_pruned, _count) = ([.. slices.SelectMany(static s => Enumerable.Range(s.Offset, s.Length))], network.Layout.Count);
    }

    /// <summary>How many rounds leave a density, given to three decimals.</summary>
    /// <exception cref="ArgumentException">No number of rounds leaves it.</exception>
    public static int RoundsTo(double density)
    {
        var (rounds, left) = (0, 1.0);
        while (left > density + 0.0006)
        {
            left *= Kept;
            rounds++;
        }

        return Math.Abs(left - density) <= 0.0006 ? rounds : throw new ArgumentException($"density is {density}; rounds that keep {Kept} of what is left do not leave it", nameof(density));
    }

    /// <summary>What is kept after so many rounds.</summary>
    /// <param name="parameters">The parameters that are ranked.</param>
    /// <param name="left">What the rounds before have left; all in a single step.</param>
    /// <param name="rounds">Rounds, this one included.</param>
    public Mask Mask(ReadOnlySpan<float> parameters, Mask left, int rounds)
    {
        var share = 1.0;
        for (var round = 0; round < rounds; round++)
        {
            share *= Kept;
        }

        var candidates = Array.FindAll(_pruned, i => left[i]);
        var sizes = new float[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            sizes[i] = Math.Abs(parameters[candidates[i]]);
        }

        var order = Enumerable.Range(0, candidates.Length).OrderByDescending(i => sizes[i]).ThenBy(static i => i);
        var gone = order.Skip((int)Math.Round(share * _pruned.Length)).Select(i => candidates[i]);
        return left.Except(Networks.Mask.FromIndices(_count, gone));
    }
}
